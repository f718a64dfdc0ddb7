package dev.libsqlctl.backup.restore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is in a database, of a server or a file, as lines that can be compared. */
final class DatabaseContent {
    private DatabaseContent() {}

    /** {@return its schema, the rows of each table with their types and bytes, and the numbers that a program may keep in it} */
    static List<String> of(Connection connection) throws SQLException {
        List<String> lines = schema(connection);
        lines.add("user_version " + column(connection, "SELECT user_version FROM pragma_user_version"));
        for (String table : column(
                connection,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'libsql@_%' ESCAPE '@'"
                        + " AND name NOT LIKE '%vector_shadow' ORDER BY name")) {
            lines.addAll(rows(connection, table));
        }
        return lines;
    }

    private static List<String> schema(Connection connection) throws SQLException {
        return column(
                connection,
                "SELECT type || ' ' || name || ' ' || replace(sql, 'CREATE TABLE IF NOT EXISTS ', 'CREATE TABLE ')"
                        + " FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence' ORDER BY type, name");
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        String name = '"' + table.replace("\"", "\"\"") + '"';
        String literal = "'" + table.replace("'", "''") + "'";
        List<String> columns = column(connection, "SELECT name FROM pragma_table_info(" + literal + ")");
        String values = columns.stream()
                .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                .map(DatabaseContent::exactly)
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + values + " FROM " + name)) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder(table + ":");
                for (int i = 1; i <= 2 * columns.size(); i += 2) {
                    double real = rows.getDouble(i + 1);
                    line.append(' ').append(rows.wasNull() ? rows.getString(i) : Double.toHexString(real));
                }
                lines.add(line.toString());
            }
        }
        lines.sort(null);
        return lines;
    }

    /** Reals as such, since versions of SQLite print them differently; infinities as text, since a server does not tell them apart. */
    private static String exactly(String column) {
        return "typeof(" + column + ") || ' ' || coalesce(CASE typeof(" + column + ") WHEN 'text' THEN hex(CAST("
                + column
                + " AS BLOB)) WHEN 'blob' THEN hex(" + column + ") ELSE CAST(" + column
                + " AS TEXT) END, ''), CASE WHEN typeof(" + column
                + ") = 'real' AND abs(" + column + ") < 9e999 THEN " + column + " END";
    }

    /** {@return the first column of a query's rows} */
    static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
