package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.backup.script.DumpStatement.Kind;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs those statements of a dump that are no INSERTs. */
final class SchemaStatements {
    private static final Pattern PRAGMA = Pattern.compile("\\w+\\s+(?:main\\s*\\.\\s*)?(\\w+)\\s*=\\s*([+-]?\\w+)\\s*");

    private final NewDatabase database;
    private boolean writable;
    private int analyses;

    SchemaStatements(NewDatabase database) {
        this.database = database;
    }

    /** Runs a statement, if it has any business in a database that is filled in one transaction. */
    void run(DumpStatement statement) throws SQLException {
        switch (statement.kind()) {
            case BEGIN, COMMIT:
                return;
            case PRAGMA:
                pragma(statement.sql());
                return;
            case VIRTUAL_TABLE:
                virtualTable(statement);
                return;
            case DELETE:
                requireSequence(statement.table());
                database.run(statement.sql());
                return;
            default:
                analyses += statement.kind() == Kind.ANALYZE ? 1 : 0;
                database.run(statement.sql());
        }
    }

    /** Of the settings only those are followed that a database keeps. */
    private void pragma(String sql) throws SQLException {
        Matcher matcher = PRAGMA.matcher(sql);
        if (!matcher.matches()) {
            return;
        }
        switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "writable_schema":
                writable = matcher.group(2).matches("(?i)on|1|true|yes");
                database.run("PRAGMA writable_schema=" + (writable ? "ON" : "OFF"));
                break;
            case "user_version", "application_id":
                database.run("PRAGMA " + matcher.group(1) + "=" + matcher.group(2));
                break;
            default:
        }
    }

    /**
     * Where a dump writes to the schema itself, the tables behind a virtual one follow as tables of their own. Such a virtual table must not be made before them, because that would make them: it gets
     * its row, as the shell of SQLite does it.
     */
    private void virtualTable(DumpStatement statement) throws SQLException {
        if (!writable) {
            database.run(statement.sql());
            return;
        }
        String name = quoted(statement.table());
        database.run("INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql) VALUES('table'," + name + "," + name
                + ",0," + quoted(statement.sql()) + ")");
    }

    /** Runs what the end of every dump is missing. */
    void finish() throws SQLException {
        if (writable) {
            database.run("PRAGMA writable_schema=OFF");
        }
        // ANALYZE makes all tables that this SQLite has for statistics; the dump has an ANALYZE for each that its
        // source had.
        if (analyses == 1) {
            dropIfEmpty("sqlite_stat4");
        }
    }

    /** A source that once had an AUTOINCREMENT still has the table of them, and its dump empties it. */
    private void requireSequence(String table) throws SQLException {
        if (ReservedNames.isSequence(table) && !exists(ReservedNames.SEQUENCE)) {
            for (String sql : ReservedNames.MAKE_SEQUENCE) {
                database.run(sql);
            }
        }
    }

    private boolean exists(String table) throws SQLException {
        return database.count("SELECT count(*) FROM sqlite_schema WHERE name=" + quoted(table)) > 0;
    }

    private void dropIfEmpty(String table) throws SQLException {
        if (exists(table) && database.count("SELECT count(*) FROM " + table) == 0) {
            database.run("DROP TABLE " + table);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
