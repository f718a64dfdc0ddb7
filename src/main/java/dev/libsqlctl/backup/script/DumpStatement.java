package dev.libsqlctl.backup.script;

/**
 * One statement of a dump.
 *
 * @param kind what it is for
 * @param table the name, without quotes, of the table that it makes or fills; of the index, view or trigger that it makes; empty otherwise
 * @param sql its text without the semicolon at its end; what is no valid UTF-8, or holds NUL, is written as {@code CAST(X'...' AS TEXT)}
 * @param row where in that text the values begin ({@code (1,'a')}) when it is an INSERT of one or more rows by VALUES and nothing else, so that rows of one table can be put together; -1
 *     otherwise
 * @param line the number of the line that it begins in, the first being 1
 */
public record DumpStatement(Kind kind, String table, String sql, int row, long line) {
    /** What a statement of a dump is for. */
    public enum Kind {
        /** {@code PRAGMA foreign_keys=OFF}, or {@code writable_schema}: how the file is to be loaded. */
        PRAGMA,
        /** {@code BEGIN}. */
        BEGIN,
        /** {@code COMMIT} or {@code END}. */
        COMMIT,
        /** {@code ROLLBACK}: the dump was made from a database with errors. */
        ROLLBACK,
        /** {@code CREATE TABLE}. */
        TABLE,
        /** {@code CREATE VIRTUAL TABLE}, also where the dump writes it as a row of {@code sqlite_schema}. */
        VIRTUAL_TABLE,
        /** {@code CREATE INDEX}. */
        INDEX,
        /** {@code CREATE VIEW}. */
        VIEW,
        /** {@code CREATE TRIGGER}. */
        TRIGGER,
        /** {@code INSERT} or {@code REPLACE}. */
        INSERT,
        /** {@code DELETE}, as of {@code sqlite_sequence}. */
        DELETE,
        /** {@code ANALYZE}. */
        ANALYZE,
        /** Anything else. */
        OTHER
    }
}
