package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.flyway.HistoryColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The two tables of the history: Flyway's and Geni's.
 *
 * @param geni the name of Geni's, which may begin with a schema and a dot
 */
record HistoryTables(String geni) {
    /** The name of Flyway's. */
    static final String FLYWAY = "flyway_schema_history";

    /** {@return the name of Flyway's, quoted} */
    static String quotedFlyway() {
        return quoted(FLYWAY);
    }

    /** {@return the name of Geni's, quoted} */
    String quotedGeni() {
        return Arrays.stream(geni.split("\\.")).map(HistoryTables::quoted).collect(Collectors.joining("."));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * {@return which of the two are there, in lower case}
     *
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_ERROR} if a table of this name holds something else: its rows would count as migrations, and
     *     be deleted with them
     */
    Set<String> present(Connection connection) throws SQLException {
        String sql = "SELECT lower(name), (SELECT count(*) FROM pragma_table_info(s.name)) FROM sqlite_schema s"
                + " WHERE type = 'table' AND lower(name) IN (?, ?)";
        Set<String> names = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, FLYWAY);
            select.setString(2, geniName());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    requireGenis(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return names;
    }

    private void requireGenis(String name, int columns) {
        if (name.equals(geniName()) && columns > 1) {
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_ERROR,
                    "the table " + geni + " is not Geni's: it has " + columns + " columns, and Geni's has one",
                    "Give Geni's history another name with --table.");
        }
    }

    /** {@return the name of Geni's without a schema, in lower case} */
    String geniName() {
        return geni.substring(geni.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Makes the table that Flyway makes for SQLite, unless it is there. */
    void createFlyway(Connection connection) throws SQLException {
        execute(connection, "CREATE TABLE IF NOT EXISTS \"flyway_schema_history\" " + HistoryColumns.SQL);
        execute(connection, """
                CREATE INDEX IF NOT EXISTS "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success")""");
    }

    /** Makes the table that Geni makes, unless it is there. */
    void createGeni(Connection connection) throws SQLException {
        execute(connection, "CREATE TABLE IF NOT EXISTS " + quotedGeni() + " (id VARCHAR(255) NOT NULL PRIMARY KEY)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
