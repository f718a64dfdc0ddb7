package dev.libsqlctl.jdbc;

/** How a transaction begins (SQLite, "Transaction", section 2.2). */
enum TransactionMode {
    /** Takes the write lock with its first write, which fails if another connection has written since the first read. */
    DEFERRED,
    /** Takes the write lock at once. */
    IMMEDIATE
}
