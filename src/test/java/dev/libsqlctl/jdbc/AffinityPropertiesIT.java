package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A column stores what it would store in a file: SQLite itself, by way of sqlite-jdbc, is asked the same. */
@Timeout(120)
class AffinityPropertiesIT {
    private static final long SEED = 20_261_123;
    private static final List<String> TYPES = List.of(
            "INTEGER",
            "TEXT",
            "REAL",
            "BLOB",
            "NUMERIC",
            "",
            "VARCHAR(10)",
            "DECIMAL(10,2)",
            "BOOLEAN",
            "DATETIME",
            "FLOAT");
    private static final List<String> STRICT_TYPES = List.of("INTEGER", "TEXT", "REAL", "BLOB", "ANY");

    @TempDir
    private static Path directory;

    private static SqldServer server;
    private static Connection ours;
    private static Connection file;

    @BeforeAll
    static void start() throws SQLException {
        server = SqldServer.start();
        ours = connect(server);
        file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("oracle.db"));
        run(file, "PRAGMA synchronous = OFF");
        for (Connection connection : List.of(ours, file)) {
            run(connection, "CREATE TABLE loose (id INTEGER PRIMARY KEY, " + columns(TYPES) + ")");
            run(connection, "CREATE TABLE strict (id INTEGER PRIMARY KEY, " + columns(STRICT_TYPES) + ") STRICT");
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        file.close();
        ours.close();
        server.close();
    }

    @Test
    void ofLooseColumnsByParameter() throws SQLException {
        looseByParameter(1_500, 0);
    }

    @Test
    @Tag("campaign")
    @Timeout(1800)
    void ofLooseColumnsByMillions() throws SQLException {
        for (int done = 0; done < 100_000; done += 5_000) {
            looseByParameter(5_000, 100_000 + done);
        }
    }

    @Test
    void ofLooseColumnsByLiteral() throws SQLException {
        List<Object> values = distinguishable(new RandomValues(SEED + 1).values(400)).stream()
                .filter(value -> SqlLiterals.of(value).length() < 50_000)
                .toList();
        for (Connection connection : List.of(ours, file)) {
            for (int i = 0; i < values.size(); i++) {
                String literal = SqlLiterals.of(values.get(i));
                String literals = TYPES.stream().map(type -> literal).collect(Collectors.joining(", "));
                run(connection, "INSERT INTO loose VALUES (" + (50_000 + i) + ", " + literals + ")");
            }
        }
        assertSameRows("loose", TYPES.size(), 50_000, values);
    }

    /** What a strict column refuses, it refuses on both sides. */
    @Test
    void ofStrictColumns() throws SQLException {
        List<Object> values = distinguishable(new RandomValues(SEED + 2).values(200));
        for (int column = 0; column < STRICT_TYPES.size(); column++) {
            String sql = "INSERT INTO strict (id, c" + column + ") VALUES (?, ?)";
            try (PreparedStatement here = ours.prepareStatement(sql);
                    PreparedStatement there = file.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    int id = column * 1000 + i;
                    assertThat(accepts(here, id, values.get(i)))
                            .as("%s column takes %s (seed %d)", STRICT_TYPES.get(column), show(values.get(i)), SEED)
                            .isEqualTo(accepts(there, id, values.get(i)));
                }
            }
        }
        assertThat(dump(ours, "strict", STRICT_TYPES.size(), 0, 10_000))
                .isEqualTo(dump(file, "strict", STRICT_TYPES.size(), 0, 10_000));
    }

    private static boolean accepts(PreparedStatement insert, int id, Object value) throws SQLException {
        insert.setInt(1, id);
        insert.setObject(2, value);
        try {
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("cannot store");
            return false;
        }
    }

    private static void looseByParameter(int count, int firstId) throws SQLException {
        List<Object> values = distinguishable(new RandomValues(SEED + firstId).values(count));
        String marks = TYPES.stream().map(type -> ", ?2").collect(Collectors.joining());
        for (Connection connection : List.of(ours, file)) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO loose VALUES (?1" + marks + ")")) {
                for (int i = 0; i < values.size(); i++) {
                    insert.setInt(1, firstId + i);
                    insert.setObject(2, values.get(i));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertSameRows("loose", TYPES.size(), firstId, values);
    }

    /** The two SQLites differ in age, and with it in the digits of a double after the 15th and in numbers before a U+0000. */
    private static List<Object> distinguishable(List<Object> values) {
        return values.stream()
                .filter(value -> !(value instanceof String text) || text.indexOf(0) < 0)
                .filter(value -> !(value instanceof Double real) || Math.abs(real) > 1e-3 && Math.abs(real) < 1e6)
                .map(value -> value instanceof Double real ? (Object) (Math.rint(real * 1000) / 1000) : value)
                .toList();
    }

    private static void assertSameRows(String table, int columns, int firstId, List<Object> values)
            throws SQLException {
        List<List<String>> here = dump(ours, table, columns, firstId, firstId + values.size());
        List<List<String>> there = dump(file, table, columns, firstId, firstId + values.size());
        assertThat(here).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            assertThat(here.get(i))
                    .as("%s in columns of %s (seed %d)", show(values.get(i)), TYPES, SEED)
                    .isEqualTo(there.get(i));
        }
    }

    private static List<List<String>> dump(Connection connection, String table, int columns, int fromId, int beforeId)
            throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT id");
        for (int i = 0; i < columns; i++) {
            sql.append(", typeof(c").append(i).append("), c").append(i);
        }
        sql.append(" FROM ")
                .append(table)
                .append(" WHERE id >= ")
                .append(fromId)
                .append(" AND id < ")
                .append(beforeId);
        List<List<String>> dump = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(sql.append(" ORDER BY id").toString())) {
            while (rows.next()) {
                List<String> row = new ArrayList<>(List.of(rows.getString(1)));
                for (int i = 2; i <= 2 * columns + 1; i += 2) {
                    row.add(rows.getString(i) + " " + read(rows, i + 1, rows.getString(i)));
                }
                dump.add(row);
            }
        }
        return dump;
    }

    private static String read(ResultSet rows, int column, String type) throws SQLException {
        return switch (type) {
            case "integer" -> Long.toString(rows.getLong(column));
            case "real" -> real(rows, column);
            case "text" -> rows.getString(column);
            case "blob" -> show(rows.getBytes(column));
            default -> String.valueOf(rows.getObject(column));
        };
    }

    /** The sign of an infinity does not come over the wire. */
    private static String real(ResultSet rows, int column) throws SQLException {
        try {
            double value = rows.getDouble(column);
            return Double.isInfinite(value) ? "infinite" : Double.toHexString(value);
        } catch (SQLDataException e) {
            return "infinite";
        }
    }

    private static String show(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    private static String columns(List<String> types) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add("c" + i + " " + types.get(i));
        }
        return String.join(", ", columns);
    }
}
