package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementIT {
    private static SqldServer server;
    private Connection connection;
    private Statement statement;

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
        statement = connection.createStatement();
        statement.executeUpdate("DROP TABLE IF EXISTS t");
        statement.executeUpdate("CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE, b)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void countsAndRows() throws SQLException {
        assertThat(statement.executeUpdate("INSERT INTO t (a) VALUES (1), (2)")).isEqualTo(2);
        assertThat(statement.executeLargeUpdate("UPDATE t SET b = 5")).isEqualTo(2);
        assertThat(statement.execute("DELETE FROM t WHERE a = 1")).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(1);
        assertThat(statement.getResultSet()).isNull();
        assertThat(statement.execute("SELECT a, b FROM t")).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        ResultSet rows = statement.getResultSet();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt("a")).isEqualTo(2);
        assertThat(rows.next()).isFalse();
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(rows.isClosed()).isTrue();
    }

    @Test
    void aNewExecutionClosesTheResultBefore() throws SQLException {
        ResultSet first = statement.executeQuery("SELECT 1");
        ResultSet second = statement.executeQuery("SELECT 2");
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        statement.close();
        assertThat(second.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertState(() -> statement.executeQuery("SELECT 1"), "HY010");
    }

    @Test
    void aKeptResultStaysOpen() throws SQLException {
        ResultSet rows = statement.executeQuery("SELECT 1");
        assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isFalse();
        assertThat(rows.next()).isTrue();
    }

    @Test
    void closesOnCompletion() throws SQLException {
        statement.closeOnCompletion();
        assertThat(statement.isCloseOnCompletion()).isTrue();
        ResultSet first = statement.executeQuery("SELECT 1");
        ResultSet second = statement.executeQuery("SELECT 2");
        assertThat(first.isClosed()).isTrue();
        assertThat(statement.isClosed()).isFalse();
        second.close();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void whatReturnsRowsIsNoUpdateAndIsNotExecuted() throws SQLException {
        assertState(() -> statement.executeUpdate("SELECT 1"), "07003");
        assertState(() -> statement.executeUpdate("INSERT INTO t (a) VALUES (1) RETURNING a"), "07003");
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void whatReturnsNoRowsIsNoQueryAndIsNotExecuted() throws SQLException {
        assertState(() -> statement.executeQuery("INSERT INTO t (a) VALUES (1)"), "07005");
        assertState(() -> statement.executeQuery("DROP TABLE t"), "07005");
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void returningIsAQuery() throws SQLException {
        ResultSet rows = statement.executeQuery("INSERT INTO t (a) VALUES (7) RETURNING a + 1");
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(8);
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void severalStatementsAreRefusedAndNoneIsExecuted() throws SQLException {
        assertState(() -> statement.execute("INSERT INTO t (a) VALUES (1); INSERT INTO t (a) VALUES (2)"), "42601");
        connection.setAutoCommit(false);
        assertState(() -> statement.execute("INSERT INTO t (a) VALUES (1); INSERT INTO t (a) VALUES (2)"), "42601");
        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(number("SELECT count(*) FROM t")).isZero();
        assertThat(statement.executeUpdate("INSERT INTO t (a) VALUES (1);; -- done"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ;", "-- nothing"})
    void aTextWithoutAStatementIsRefused(String sql) {
        assertState(() -> statement.execute(sql), "42601");
    }

    @Test
    void aParameterOfAPlainStatementHasNoValue() {
        assertState(() -> statement.execute("SELECT ?"), "07001");
    }

    @Test
    void maxRowsDropsTheRest() throws SQLException {
        statement.setMaxRows(2);
        ResultSet rows = statement.executeQuery("SELECT value FROM generate_series(1, 5)");
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
        statement.setLargeMaxRows(0);
        assertThat(statement.getMaxRows()).isZero();
    }

    @Test
    void settingsAreCheckedAndKept() throws SQLException {
        statement.setQueryTimeout(5);
        statement.setFetchSize(10);
        statement.setMaxFieldSize(3);
        statement.setLargeMaxRows(5_000_000_000L);
        assertThat(statement.getQueryTimeout()).isEqualTo(5);
        assertThat(statement.getFetchSize()).isEqualTo(10);
        assertThat(statement.getMaxFieldSize()).isEqualTo(3);
        assertThat(statement.getLargeMaxRows()).isEqualTo(5_000_000_000L);
        assertThat(statement.getMaxRows()).isEqualTo(Integer.MAX_VALUE);
        assertState(() -> statement.setQueryTimeout(-1), "HY024");
        assertState(() -> statement.setFetchSize(-1), "HY024");
        assertState(() -> statement.setMaxRows(-1), "HY024");
        assertState(() -> statement.setMaxFieldSize(-1), "HY024");
        assertState(() -> statement.setFetchDirection(-1), "HY024");
        assertState(() -> statement.execute("SELECT 'a\0b'"), "42601");
        assertState(() -> connection.prepareStatement("SELECT 'a\0b'"), "42601");
        assertState(() -> statement.getMoreResults(17), "HY024");
    }

    @Test
    void theGeneratedKeyIsTheRowid() throws SQLException {
        statement.executeUpdate("INSERT INTO t (id, a) VALUES (41, 1)");
        statement.executeUpdate("INSERT INTO t (a) VALUES (2)", Statement.RETURN_GENERATED_KEYS);
        ResultSet keys = statement.getGeneratedKeys();
        assertThat(keys.next()).isTrue();
        assertThat(keys.getLong(1)).isEqualTo(42);
        assertThat(keys.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE t SET b = 1",
                "DELETE FROM t",
                "INSERT OR IGNORE INTO t (a) VALUES (1)",
                "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING",
                "INSERT INTO t (a) SELECT 1 WHERE FALSE",
                "CREATE TABLE IF NOT EXISTS t (x)"
            })
    void whatInsertedNoRowHasNoKeys(String sql) throws SQLException {
        statement.executeUpdate("INSERT INTO t (id, a) VALUES (41, 1)");
        statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
        assertThat(statement.getGeneratedKeys().next()).isFalse();
    }

    @Test
    void noKeysWithoutTheWish() throws SQLException {
        statement.executeUpdate("INSERT INTO t (a) VALUES (1)");
        assertThat(statement.getGeneratedKeys().next()).isFalse();
    }

    @Test
    void columnsByName() throws SQLException {
        String sql = "INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y'); -- two";
        assertThat(statement.executeUpdate(sql, new String[] {"B", "id"})).isEqualTo(2);
        ResultSet keys = statement.getGeneratedKeys();
        assertThat(keys.next()).isTrue();
        assertThat(keys.getString("b")).isEqualTo("x");
        assertThat(keys.getLong("id")).isEqualTo(1);
        assertThat(keys.next()).isTrue();
        assertThat(keys.getString(1)).isEqualTo("y");
        assertThat(keys.next()).isFalse();
        assertThat(statement.executeUpdate("DELETE FROM t WHERE a = 1", new String[] {"b"}))
                .isEqualTo(1);
        assertThat(statement.execute("UPDATE t SET b = 'z'", new String[] {"b"}))
                .isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(1);
        assertState(() -> statement.executeUpdate("DELETE FROM t", new String[] {"no such"}), "42S22");
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void columnsByIndex() throws SQLException {
        statement.executeUpdate("INSERT INTO t (a, b) VALUES (1, 'x')", new int[] {3, 1});
        ResultSet keys = statement.getGeneratedKeys();
        assertThat(keys.getMetaData().getColumnCount()).isEqualTo(2);
        assertThat(keys.next()).isTrue();
        assertThat(keys.getString("b")).isEqualTo("x");
        assertThat(keys.getLong("id")).isEqualTo(1);
        assertState(() -> statement.executeUpdate("DELETE FROM t", new int[] {0}), "HY024");
        assertState(() -> statement.executeUpdate("DELETE FROM t", new String[] {null}), "HY024");
    }

    @Test
    void columnsOfWhatReturnsRowsItselfAreRefused() throws SQLException {
        String sql = "INSERT INTO t (a) VALUES (1) RETURNING a";
        assertState(() -> statement.execute(sql, new String[] {"id"}), "HY024");
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void escapesAreTranslatedUnlessSwitchedOff() throws SQLException {
        assertThat(text("SELECT {fn UCASE('a')} || {d '2026-01-02'}")).isEqualTo("A2026-01-02");
        assertThat(text("SELECT CASE WHEN 'a_b' LIKE 'a\\_b' {escape '\\'} THEN 'yes' END"))
                .isEqualTo("yes");
        statement.setEscapeProcessing(false);
        assertState(() -> statement.executeQuery("SELECT {d '2026-01-02'}"), "42601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "select", "a b", "a\"b", "é", "1a", "x'y"})
    void quotedNamesAndLiteralsAreWhatTheySay(String name) throws SQLException {
        String sql = "SELECT " + statement.enquoteLiteral(name) + " AS " + statement.enquoteIdentifier(name, false);
        ResultSet rows = statement.executeQuery(sql);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo(name);
        assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(name);
        assertThat(statement.enquoteIdentifier(name, true)).startsWith("\"");
    }

    @Test
    void pragmasMayHaveRowsOrNot() throws SQLException {
        assertThat(statement.execute("PRAGMA user_version = 3")).isFalse();
        assertThat(number("PRAGMA user_version")).isEqualTo(3);
        assertState(() -> statement.executeUpdate("PRAGMA user_version"), "07003");
        assertState(() -> statement.executeQuery("PRAGMA user_version = 4"), "07005");
    }

    @Test
    void aStatementOfAClosedConnectionIsClosedToo() throws SQLException {
        connection.close();
        assertState(() -> statement.executeQuery("SELECT 1"), "08003");
    }

    private long number(String sql) throws SQLException {
        try (Statement other = connection.createStatement();
                ResultSet rows = other.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String text(String sql) throws SQLException {
        ResultSet rows = statement.executeQuery(sql);
        rows.next();
        return rows.getString(1);
    }

    private static void assertState(ThrowingCallable call, String state) {
        assertThatThrownBy(call)
                .asInstanceOf(throwable(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
