package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static dev.libsqlctl.jdbc.ReadBack.assertColumn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value comes back as it went in, whichever way it goes in and out. */
@Timeout(120)
class ValuePropertiesIT {
    private static final long SEED = 20_261_122;
    private static final int SOME = 3_000;
    private static final int MANY = 1_000_000;
    private static final int PART = 250;

    private SqldServer server;
    private Connection connection;

    @BeforeEach
    void start() throws SQLException {
        server = SqldServer.start();
        connection = connect(server);
        run(connection, "CREATE TABLE plain (id INTEGER PRIMARY KEY, v)");
        run(connection, "CREATE TABLE watched (id INTEGER PRIMARY KEY, v)");
        run(connection, "CREATE TRIGGER watch AFTER INSERT ON watched BEGIN SELECT 1; END");
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        server.close();
    }

    @Test
    void asParameters() throws SQLException {
        List<Object> values = new RandomValues(SEED).values(SOME);
        for (int from = 0; from < values.size(); from += PART) {
            List<Object> part = values.subList(from, Math.min(from + PART, values.size()));
            String sql = "SELECT " + String.join(", ", Collections.nCopies(part.size(), "?"));
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                set(select, part);
                assertOneRow(select.executeQuery(), part, from);
            }
        }
    }

    @Test
    void asLiterals() throws SQLException {
        List<Object> values = new RandomValues(SEED + 1)
                .values(SOME).stream().filter(ValuePropertiesIT::exactInSql).toList();
        for (int from = 0; from < values.size(); from += PART) {
            List<Object> part = values.subList(from, Math.min(from + PART, values.size()));
            String sql = part.stream().map(SqlLiterals::of).collect(Collectors.joining(", ", "SELECT ", ""));
            try (Statement select = connection.createStatement()) {
                assertOneRow(select.executeQuery(sql), part, from);
            }
        }
    }

    /** {@return whether SQLite reads the literal as the value: it promises no more than 15 digits} */
    private static boolean exactInSql(Object value) {
        return !(value instanceof Double real) || real == Math.rint(real * 1000) / 1000 && Math.abs(real) < 1e11;
    }

    /** The one table takes rows together, the other one by one. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "watched"})
    void byBatch(String table) throws SQLException {
        List<Object> values = new RandomValues(SEED + 2).values(SOME);
        insert(table, values, 0);
        assertStored(table, values, 0);
    }

    @Test
    void inATransaction() throws SQLException {
        List<Object> values = new RandomValues(SEED + 3).values(500);
        connection.setAutoCommit(false);
        insert("plain", values, 0);
        assertRows(connection, 0, "plain", values, 0);
        assertRows(connection, 7, "plain", values, 0);
        connection.commit();
        assertStored("plain", values, 0);
    }

    @Test
    @Tag("campaign")
    @Timeout(1800)
    void aMillion() throws SQLException {
        RandomValues random = new RandomValues(SEED + 4);
        for (int done = 0; done < MANY; done += 5000) {
            List<Object> values = random.values(5000);
            insert(done % 2 == 0 ? "plain" : "watched", values, done);
            assertStored(done % 2 == 0 ? "plain" : "watched", values, done);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 65_535, 4_000_000, 4_999_000})
    void aBlobOfSize(int size) throws SQLException {
        byte[] blob = new byte[size];
        new java.util.Random(SEED).nextBytes(blob);
        insert("plain", Collections.singletonList(blob), 0);
        assertStored("plain", Collections.singletonList(blob), 0);
    }

    @Test
    void aTextOfManyBytes() throws SQLException {
        String text = "\ud83d\ude00\u20acx".repeat(500_000);
        insert("plain", List.of(text), 0);
        assertStored("plain", List.of(text), 0);
    }

    @Test
    void aNotANumberIsNull() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ?, typeof(?)")) {
            select.setDouble(1, Double.NaN);
            select.setObject(2, Float.NaN);
            ResultSet rows = select.executeQuery();
            rows.next();
            assertColumn(rows, 1, null);
            assertColumn(rows, 2, "null");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anInfinityIsRefusedBeforeAnythingIsSent(double infinity) throws SQLException {
        connection.setAutoCommit(false);
        insert("plain", List.of(1L), 0);
        assertDataError(insert -> insert.setDouble(1, infinity), "22003");
        assertDataError(insert -> insert.setObject(1, infinity), "22003");
        assertDataError(insert -> insert.setFloat(1, (float) infinity), "22003");
        connection.commit();
        assertThat(number(server, "SELECT count(*) FROM plain")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1e308 * 10"})
    void anInfinityOfTheServerIsNoNumber(String infinity) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT " + infinity + ", 1")) {
            rows.next();
            assertThat(failureOf(() -> rows.getDouble(1)).getMessage()).contains("infinity");
            failureOf(() -> rows.getLong(1));
            assertColumn(rows, 2, 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anUnpairedSurrogateIsRefusedBeforeAnythingIsSent(int which) throws SQLException {
        String text = List.of("\ud83d", "\ude00", "a\ude00\ud83d", "x".repeat(10_000) + "\ud800y")
                .get(which);
        connection.setAutoCommit(false);
        insert("plain", List.of(1L), 0);
        assertDataError(insert -> insert.setString(1, text), "22021");
        assertDataError(insert -> insert.setObject(1, text), "22021");
        failureOf(() -> run(connection, "INSERT INTO plain (v) VALUES ('" + text + "')"));
        connection.commit();
        assertThat(number(server, "SELECT count(*) FROM plain")).isEqualTo(1);
    }

    private interface Setting {
        void apply(PreparedStatement insert) throws SQLException;
    }

    private void assertDataError(Setting setting, String sqlState) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO plain (v) VALUES (?)")) {
            SQLException e = failureOf(() -> {
                setting.apply(insert);
                insert.executeUpdate();
            });
            assertThat(e.getSQLState()).isEqualTo(sqlState);
        }
    }

    private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private void insert(String table, List<Object> values, int firstId) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (id, v) VALUES (?, ?)")) {
            for (int i = 0; i < values.size(); i++) {
                insert.setLong(1, firstId + i);
                insert.setObject(2, values.get(i));
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(values.size()).containsOnly(1);
        }
    }

    private void assertStored(String table, List<Object> values, int firstId) throws SQLException {
        try (Connection other = connect(server)) {
            assertRows(other, 0, table, values, firstId);
            assertRows(other, 100, table, values, firstId);
        }
    }

    private static void assertRows(Connection from, int fetchSize, String table, List<Object> values, int firstId)
            throws SQLException {
        String sql = "SELECT id, v FROM " + table + " WHERE id BETWEEN ? AND ? ORDER BY id";
        try (PreparedStatement select = from.prepareStatement(sql)) {
            select.setFetchSize(fetchSize);
            select.setLong(1, firstId);
            select.setLong(2, firstId + values.size() - 1L);
            ResultSet rows = select.executeQuery();
            for (int i = 0; i < values.size(); i++) {
                assertThat(rows.next()).as("a row %d", i).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(firstId + i);
                assertAt(i, rows, 2, values.get(i));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    private static void assertOneRow(ResultSet rows, List<Object> values, int offset) throws SQLException {
        try (rows) {
            assertThat(rows.next()).isTrue();
            for (int i = 0; i < values.size(); i++) {
                assertAt(offset + i, rows, i + 1, values.get(i));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    private static void assertAt(int position, ResultSet row, int column, Object expected) throws SQLException {
        try {
            assertColumn(row, column, expected);
        } catch (AssertionError | SQLException e) {
            throw new AssertionError("value " + position + " of seed " + SEED + " (plus its test's number)", e);
        }
    }
}
