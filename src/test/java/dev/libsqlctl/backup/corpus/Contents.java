package dev.libsqlctl.backup.corpus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Everything in a database, read value by value with its type and every bit of it, and not through anything that is tested here. Rows are sorted: in which order they stand is for the dumps to show.
 *
 * @param schema the statements of its schema, sorted, without white space and the end of a comment at their end
 * @param rows the rows by the name of their table, generated columns included
 */
record Contents(List<String> schema, Map<String, List<String>> rows) {
    /** A row of typed values has two columns for each, and there may be 2,000. */
    private static final int COLUMNS_AT_A_TIME = 500;

    private static final Pattern REAL = Pattern.compile("real ([0-9a-f]+);");

    private static final String TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE"
            + " 'create virtual table%' AND name NOT GLOB 'libsql_*' AND name <> 'sqlite_stat4'";
    private static final String SCHEMA =
            "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || sql FROM sqlite_schema"
                    + " WHERE sql IS NOT NULL AND name NOT GLOB 'libsql_*' AND name NOT GLOB 'sqlite_*'";

    /** Reads a SQLite file. */
    static Contents of(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return of(connection);
        }
    }

    /** Reads a server's database, or a file's. */
    static Contents of(Connection connection) throws SQLException {
        List<String> schema = new ArrayList<>();
        for (String sql : column(connection, SCHEMA)) {
            schema.add(sql.replaceFirst("\\s*(\\*/)?\\s*$", ""));
        }
        Collections.sort(schema);
        boolean utf8 =
                column(connection, "SELECT encoding FROM pragma_encoding").equals(List.of("UTF-8"));
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : column(connection, TABLES)) {
            rows.put(table, rows(connection, table, utf8));
        }
        // A database that has had it once can never lose it.
        rows.remove("sqlite_sequence", List.of());
        return new Contents(schema, rows);
    }

    /** {@return the same without what is said to be lost} */
    Contents without(String table) {
        Map<String, List<String>> rest = new TreeMap<>(rows);
        rest.remove(table);
        return new Contents(schema, rest);
    }

    /** {@return the same with every real that is a whole number as the integer, if it is one of 64 bits} */
    Contents withWholeRealsAsIntegers() {
        Map<String, List<String>> changed = new TreeMap<>();
        rows.forEach((table, all) -> changed.put(
                table,
                all.stream()
                        .map(row -> REAL.matcher(row).replaceAll(Contents::integerIfWhole))
                        .sorted()
                        .toList()));
        return new Contents(schema, changed);
    }

    private static String integerIfWhole(MatchResult real) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(real.group(1), 16));
        return value == (long) value && Math.abs(value) < 0x1p63 ? "integer " + (long) value + ";" : real.group();
    }

    private static List<String> rows(Connection connection, String table, boolean utf8) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        List<String> all = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_AT_A_TIME) {
            List<String> some = columns.subList(from, Math.min(columns.size(), from + COLUMNS_AT_A_TIME));
            String sql = some.stream()
                    .map(column -> typed(column, utf8))
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT " + sql + " FROM " + quoted(table))) {
                while (row.next()) {
                    all.add(row(row, some.size()));
                }
            }
        }
        Collections.sort(all);
        return all;
    }

    /** A server cannot send a text that is no UTF-8, nor an infinity. */
    private static String typed(String column, boolean utf8) {
        String name = quoted(column);
        return "typeof(" + name + "), CASE typeof(" + name + ") WHEN 'text' THEN "
                + (utf8 ? "CAST(" + name + " AS BLOB)" : name)
                + " WHEN 'real' THEN CASE WHEN abs(" + name + ") = 9e999 THEN CAST(" + name + " AS TEXT) ELSE " + name
                + " END ELSE " + name + " END";
    }

    private static String row(ResultSet row, int columns) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            String type = row.getString(2 * i + 1);
            text.append(type).append(' ');
            Object value = row.getObject(2 * i + 2);
            if (value instanceof byte[] bytes) {
                text.append(HexFormat.of().formatHex(bytes));
            } else if (value instanceof Double real) {
                text.append(Long.toHexString(Double.doubleToRawLongBits(real)));
            } else if (value instanceof String string && type.equals("text")) {
                text.append(HexFormat.of().formatHex(string.getBytes(StandardCharsets.UTF_8)));
            } else {
                text.append(value);
            }
            text.append("; ");
        }
        return text.toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}
