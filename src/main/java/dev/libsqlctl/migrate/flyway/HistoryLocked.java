package dev.libsqlctl.migrate.flyway;

/**
 * A connection to a database whose history is there, and locked for it already. Flyway takes part in that lock instead of taking one of its own.
 *
 * <p>Whoever makes such a connection has its transactions begin with the write lock of the database.
 */
public interface HistoryLocked {}
