package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.libsqlctl.support.SqldServer;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedStatementIT {
    private static SqldServer server;
    private Connection connection;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:libsql:" + server.url());
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TABLE IF EXISTS t");
            statement.executeUpdate("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b TEXT)");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void parametersOfEveryKindInOneStatement() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT ?, :a, ?5, @b, :a -- ?")) {
            statement.setInt(1, 1);
            statement.setString(2, "two");
            statement.setDouble(5, 5.5);
            statement.setBytes(6, new byte[] {6});
            ResultSet rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
            assertThat(rows.getString(2)).isEqualTo("two");
            assertThat(rows.getDouble(3)).isEqualTo(5.5);
            assertThat(rows.getBytes(4)).containsExactly(6);
            assertThat(rows.getString(5)).isEqualTo("two");
            assertThat(rows.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?1 || ?2 || ?3",
                "SELECT ? || ? || ?",
                "SELECT :a || :b || :c",
                "SELECT :a || @a || $a",
                "SELECT ? || :a || ?3",
                "SELECT #x || #y || $z1",
                "/* ? */ SELECT :a || ':b' || :b || :c -- :d",
            })
    void numbersAreTheOnesOfSqlite(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(3);
            statement.setString(1, "x");
            statement.setString(2, "y");
            statement.setString(3, "z");
            ResultSet rows = statement.executeQuery();
            rows.next();
            assertThat(rows.getString(1).replace(":b", "")).isEqualTo("xyz");
        }
    }

    /** Sets the first parameter in one of the ways of JDBC. */
    private interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    static Stream<Arguments> setters() {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        byte[] ascii = "ascii".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                setter(s -> s.setNull(1, Types.INTEGER), "null", null),
                setter(s -> s.setNull(1, Types.OTHER, "ANY"), "null", null),
                setter(s -> s.setBoolean(1, true), "integer", "1"),
                setter(s -> s.setByte(1, (byte) -5), "integer", "-5"),
                setter(s -> s.setShort(1, Short.MIN_VALUE), "integer", "-32768"),
                setter(s -> s.setInt(1, 7), "integer", "7"),
                setter(s -> s.setLong(1, Long.MAX_VALUE), "integer", "9223372036854775807"),
                setter(s -> s.setFloat(1, 0.5f), "real", "0.5"),
                setter(s -> s.setDouble(1, 1e300), "real", "1.0e+300"),
                setter(s -> s.setDouble(1, Double.NaN), "null", null),
                setter(
                        s -> s.setBigDecimal(1, new BigDecimal("12345678901234567890.5")),
                        "text",
                        "12345678901234567890.5"),
                setter(s -> s.setBigDecimal(1, null), "null", null),
                setter(s -> s.setString(1, "a\ud83d\ude00"), "text", "a\ud83d\ude00"),
                setter(s -> s.setString(1, null), "null", null),
                setter(s -> s.setNString(1, "n"), "text", "n"),
                setter(s -> s.setBytes(1, ascii), "blob", "ascii"),
                setter(s -> s.setDate(1, Date.valueOf("2026-01-02")), "text", "2026-01-02"),
                setter(s -> s.setDate(1, new Date(0), tokyo), "text", "1970-01-01"),
                setter(s -> s.setDate(1, null, tokyo), "null", null),
                setter(s -> s.setTime(1, Time.valueOf("01:02:03")), "text", "01:02:03"),
                setter(s -> s.setTime(1, new Time(0), tokyo), "text", "09:00:00"),
                setter(s -> s.setTimestamp(1, new Timestamp(1), tokyo), "text", "1970-01-01 09:00:00.001"),
                setter(s -> s.setTimestamp(1, null), "null", null),
                setter(s -> s.setAsciiStream(1, new ByteArrayInputStream(ascii)), "text", "ascii"),
                setter(s -> s.setAsciiStream(1, new ByteArrayInputStream(ascii), 2), "text", "as"),
                setter(s -> s.setBinaryStream(1, new ByteArrayInputStream(ascii), 3L), "blob", "asc"),
                setter(s -> s.setBinaryStream(1, null), "null", null),
                setter(s -> s.setCharacterStream(1, new StringReader("chars"), 4), "text", "char"),
                setter(s -> s.setNCharacterStream(1, new StringReader("chars")), "text", "chars"),
                setter(s -> s.setClob(1, new StringReader("clob")), "text", "clob"),
                setter(s -> s.setNClob(1, new StringReader("clob"), 2), "text", "cl"),
                setter(s -> s.setBlob(1, new ByteArrayInputStream(ascii)), "blob", "ascii"),
                setter(s -> s.setBlob(1, blob(s, ascii)), "blob", "ascii"),
                setter(s -> s.setClob(1, clob(s, "clob")), "text", "clob"),
                setter(s -> s.setObject(1, LocalDate.of(2026, 1, 2)), "text", "2026-01-02"),
                setter(s -> s.setObject(1, "5", Types.INTEGER), "integer", "5"),
                setter(s -> s.setObject(1, "5", JDBCType.INTEGER), "integer", "5"),
                setter(s -> s.setObject(1, new BigDecimal("1.25"), JDBCType.DECIMAL, 1), "real", "1.3"),
                setter(s -> s.setObject(1, null), "null", null));
    }

    private static Arguments setter(Setter setter, String type, String text) {
        return Arguments.of(setter, type, text);
    }

    private static java.sql.Blob blob(PreparedStatement statement, byte[] bytes) throws SQLException {
        java.sql.Blob blob = statement.getConnection().createBlob();
        blob.setBytes(1, bytes);
        return blob;
    }

    private static java.sql.Clob clob(PreparedStatement statement, String text) throws SQLException {
        java.sql.Clob clob = statement.getConnection().createClob();
        clob.setString(1, text);
        return clob;
    }

    @ParameterizedTest
    @MethodSource
    void setters(Setter setter, String type, String text) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (a) VALUES (?)")) {
            setter.set(insert);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT typeof(a), CAST(a AS TEXT) FROM t");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo(type);
            assertThat(rows.getString(2)).isEqualTo(text);
        }
    }

    @Test
    void whatCannotBeStoredIsRefused() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (a) VALUES (?)")) {
            assertState(() -> insert.setDouble(1, Double.POSITIVE_INFINITY), "22003");
            assertState(() -> insert.setString(1, "\ud83d"), "22021");
            assertState(() -> insert.setObject(1, new Object()), "0A000");
            assertState(() -> insert.setArray(1, null), "0A000");
            assertState(() -> insert.setRef(1, null), "0A000");
            assertState(() -> insert.setRowId(1, null), "0A000");
            assertState(() -> insert.setBinaryStream(1, new ByteArrayInputStream(new byte[1]), -1), "22023");
            assertState(() -> insert.setInt(0, 1), "07009");
            assertState(() -> insert.setInt(2, 1), "07009");
            assertState(insert::executeUpdate, "07001");
        }
    }

    @Test
    void valuesStayUntilTheyAreCleared() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (a) VALUES (?)")) {
            insert.setInt(1, 5);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            assertThat(insert.executeLargeUpdate()).isEqualTo(1);
            assertThat(insert.execute()).isFalse();
            insert.clearParameters();
            assertState(insert::executeUpdate, "07001");
        }
    }

    @Test
    void aValueThatTheServerDoesNotTakeIsTooLarge() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (a) VALUES (?)")) {
            insert.setBytes(1, new byte[5_000_001]);
            assertState(insert::executeUpdate, "54000");
            insert.setBytes(1, new byte[4_999_000]);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void aTextCannotBeGivenAgain() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (a) VALUES (1)")) {
            assertState(() -> insert.execute("DELETE FROM t"), "HY024");
            assertState(() -> insert.executeQuery("SELECT 1"), "HY024");
            assertState(() -> insert.executeUpdate("DELETE FROM t", new String[] {"a"}), "HY024");
            assertState(() -> insert.addBatch("DELETE FROM t"), "HY024");
        }
    }

    @Test
    void columnsAreKnownBeforeTheExecution() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT id, b AS x FROM t WHERE id = ?")) {
            assertThat(query.getMetaData().getColumnCount()).isEqualTo(2);
            assertThat(query.getMetaData().getColumnLabel(2)).isEqualTo("x");
            assertThat(query.getMetaData().getColumnTypeName(2)).isEqualTo("TEXT");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (a) VALUES (?)")) {
            assertThat(insert.getMetaData()).isNull();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (a) VALUES (1) RETURNING id")) {
            assertThat(insert.getMetaData().getColumnLabel(1)).isEqualTo("id");
        }
        try (PreparedStatement nonsense = connection.prepareStatement("SELECT x FROM nowhere")) {
            assertState(nonsense::getMetaData, "42S02");
        }
    }

    @Test
    void parametersTakeAnything() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT ?, :a")) {
            ParameterMetaData parameters = query.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(2);
            assertThat(parameters.getParameterMode(2)).isEqualTo(ParameterMetaData.parameterModeIn);
            assertThat(parameters.getParameterType(1)).isEqualTo(Types.OTHER);
            assertState(() -> parameters.getParameterType(3), "07009");
        }
    }

    @Test
    void keysOfAPreparedInsert() throws SQLException {
        String sql = "INSERT INTO t (a) VALUES (?)";
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 1; i <= 3; i++) {
                insert.setInt(1, i);
                insert.executeUpdate();
                ResultSet keys = insert.getGeneratedKeys();
                assertThat(keys.next()).isTrue();
                assertThat(keys.getInt(1)).isEqualTo(i);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(sql, new String[] {"id", "a"})) {
            insert.setString(1, "x");
            assertThat(insert.executeUpdate()).isEqualTo(1);
            ResultSet keys = insert.getGeneratedKeys();
            assertThat(keys.next()).isTrue();
            assertThat(keys.getInt("id")).isEqualTo(4);
            assertThat(keys.getString("a")).isEqualTo("x");
        }
    }

    @Test
    void aClosedStatementRefusesEverything() throws SQLException {
        PreparedStatement query = connection.prepareStatement("SELECT ?");
        query.close();
        query.close();
        assertState(() -> query.setInt(1, 1), "HY010");
        assertState(query::executeQuery, "HY010");
        assertState(query::addBatch, "HY010");
        assertState(query::clearParameters, "HY010");
        assertState(query::getParameterMetaData, "HY010");
    }

    private static void assertState(ThrowingCallable call, String state) {
        assertThatThrownBy(call)
                .asInstanceOf(throwable(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
