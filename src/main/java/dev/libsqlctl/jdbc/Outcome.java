package dev.libsqlctl.jdbc;

/**
 * What the execution of one statement gave: rows, or a count.
 *
 * @param rows null if the statement has no columns
 * @param updateCount the rows changed, 0 for DDL and queries
 * @param lastInsertRowid null unless the statement is an INSERT or REPLACE
 */
record Outcome(RowSource rows, long updateCount, Long lastInsertRowid) {}
