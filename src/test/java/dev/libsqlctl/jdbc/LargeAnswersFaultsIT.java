package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of more than the ten megabytes that the server puts into one. */
@Timeout(60)
class LargeAnswersFaultsIT {
    private static final int ROWS = 15_000;
    private static final String WIDE_ROWS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT "
            + ROWS + ") SELECT x, printf('%01000d', x) FROM c";

    private static SqldServer server;
    private Connection connection;

    @BeforeAll
    static void startServer() {
        server = SqldServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void start() throws SQLException {
        connection = connect(server);
        run(connection, "DROP TABLE IF EXISTS t");
        run(connection, "CREATE TABLE t (a, b)");
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "true, 500", "false, 0", "false, 500"})
    void aQueryGivesEveryRow(boolean autoCommit, int fetchSize) throws SQLException {
        connection.setAutoCommit(autoCommit);
        run(connection, "INSERT INTO t VALUES (1, 2)");
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(fetchSize);
            assertRows(select.executeQuery(WIDE_ROWS), 1, ROWS);
        }
        connection.setAutoCommit(true);
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherStatementsMayComeInBetween(boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        try (Statement select = connection.createStatement()) {
            ResultSet rows = select.executeQuery(WIDE_ROWS);
            for (int i = 1; i <= 10; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(i);
                run(connection, "INSERT INTO t VALUES (" + i + ", 0)");
            }
            if (!autoCommit) {
                connection.commit();
            }
            assertRows(rows, 11, ROWS);
        }
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStatementThatWritesIsExecutedOnceAndSaysSo(boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        SQLException e = failureOf(connection, "INSERT INTO t " + WIDE_ROWS + " WHERE true RETURNING a, b");
        assertThat(e.getSQLState()).isEqualTo("54000");
        assertThat(e.getMessage()).containsIgnoringCase("has been executed");
        if (!autoCommit) {
            assertThat(number(server, "SELECT count(*) FROM t")).isZero();
            connection.commit();
        }
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(ROWS);
        assertThat(number(connection, "SELECT count(DISTINCT a) FROM t")).isEqualTo(ROWS);
    }

    @Test
    void aBatchOfManyStatements() throws SQLException {
        run(connection, "CREATE TRIGGER watch AFTER INSERT ON t BEGIN SELECT 1; END");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < 40_000; i++) {
                insert.setInt(1, i);
                insert.setInt(2, -i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(40_000).containsOnly(1);
        }
        assertThat(number(server, "SELECT count(DISTINCT a) FROM t")).isEqualTo(40_000);
    }

    @Test
    void aBatchOfMuchData() throws SQLException {
        byte[] megabyte = new byte[1_000_000];
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < 25; i++) {
                insert.setInt(1, i);
                insert.setBytes(2, megabyte);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(25).containsOnly(1);
        }
        assertThat(number(server, "SELECT sum(length(b)) FROM t")).isEqualTo(25_000_000);
    }

    @Test
    void aResultThatIsGivenUpLeavesTheConnectionUsable() throws SQLException {
        try (Statement select = connection.createStatement()) {
            for (int i = 0; i < 5; i++) {
                ResultSet rows = select.executeQuery(WIDE_ROWS);
                assertThat(rows.next()).isTrue();
                rows.close();
                run(connection, "INSERT INTO t VALUES (1, 2)");
            }
        }
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(5);
    }

    /** An error in the midst of the rows is an error, not their end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void anErrorAfterManyRows(int fetchSize) throws SQLException {
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(fetchSize);
            failureOf(() -> {
                ResultSet rows = select.executeQuery(WIDE_ROWS.replace(
                        "SELECT x, printf",
                        "SELECT abs(CASE WHEN x < 14000 THEN x ELSE -9223372036854775808 END), printf"));
                while (rows.next()) {
                    assertThat(rows.getInt(1)).isLessThan(14_000);
                }
            });
        }
        assertThat(number(connection, "SELECT 7")).isEqualTo(7);
    }

    private static void assertRows(ResultSet rows, int from, int to) throws SQLException {
        for (int i = from; i <= to; i++) {
            assertThat(rows.next()).as("a row %d", i).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(i);
            assertThat(rows.getString(2)).hasSize(1000).endsWith(Integer.toString(i));
        }
        assertThat(rows.next()).isFalse();
    }
}
