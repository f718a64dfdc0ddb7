package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.SqldServer;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that ends at the worst moment, and comes back. */
@Timeout(60)
class KilledServerFaultsIT {
    private static final String ENDLESS =
            "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c)";
    private static final String MILLION =
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1000000) SELECT x FROM c";

    private SqldServer server;
    private FaultyProxy proxy;
    private Connection connection;

    @BeforeEach
    void start() throws SQLException {
        server = SqldServer.start();
        proxy = FaultyProxy.before(server.url());
        connection = connect(server);
        run(connection, "CREATE TABLE t (a)");
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        proxy.close();
        server.close();
    }

    @Test
    void beforeAStatement() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        server.kill();
        failureOf(connection, "INSERT INTO t VALUES (2)");
        assertThat(failureOf(connection, "INSERT INTO t VALUES (2)").getSQLState())
                .isEqualTo("08001");
        server.restart();
        run(connection, "INSERT INTO t VALUES (3)");
        assertThat(number(server, "SELECT group_concat(a) = '1,3' FROM t")).isEqualTo(1);
    }

    @Test
    void duringAWritingStatement() throws Exception {
        useProxy();
        SQLException e = killedDuring("INSERT INTO t VALUES (" + ENDLESS + ")");
        assertThat(e.getSQLState()).isEqualTo("08007");
        server.restart();
        run(connection, "INSERT INTO t VALUES (2)");
        assertThat(number(server, "SELECT sum(a) FROM t")).isEqualTo(2);
    }

    @Test
    void duringAReadingStatement() throws Exception {
        useProxy();
        SQLException e = killedDuring("SELECT " + ENDLESS);
        assertThat(e.getSQLState()).isEqualTo("08006");
        server.restart();
        assertThat(number(connection, "SELECT 7")).isEqualTo(7);
    }

    @Test
    void duringAStatementOfATransaction() throws Exception {
        useProxy();
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        SQLException e = killedDuring("INSERT INTO t VALUES (" + ENDLESS + ")");
        assertThat(e.getSQLState()).isIn("40001", "08006", "08007");
        server.restart();
        assertLostUntilRollback();
    }

    @Test
    void afterAStatementOfATransaction() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        server.kill();
        server.restart();
        assertThat(failureOf(connection, "INSERT INTO t VALUES (2)").getSQLState())
                .isEqualTo("40001");
        assertLostUntilRollback();
    }

    @Test
    void beforeTheCommit() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        server.kill();
        server.restart();
        SQLException e = failureOf(connection::commit);
        assertThat(e.getSQLState()).isIn("40001", "08007");
        assertLostUntilRollback();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beforeTheRollback(boolean byProxy) throws SQLException {
        if (byProxy) {
            useProxy();
        }
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        server.kill();
        connection.rollback();
        server.restart();
        assertWorks(0);
    }

    @Test
    void afterTheCommitAndBeforeItsAnswer() throws SQLException {
        useProxy();
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        proxy.spoil("COMMIT", answer -> {
            server.kill();
            return 0;
        });
        SQLException e = failureOf(connection::commit);
        assertThat(e.getSQLState()).isEqualTo("08007");
        server.restart();
        connection.rollback();
        assertWorks(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void duringABatch(boolean autoCommit) throws SQLException {
        useProxy();
        connection.setAutoCommit(autoCommit);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (int i = 0; i < 4_000; i++) {
                insert.setString(1, (i == 3_000 ? "the 3000th" : "x").repeat(100));
                insert.addBatch();
            }
            proxy.spoil("the 3000th", answer -> {
                server.kill();
                return 0;
            });
            BatchUpdateException e = failureOf(BatchUpdateException.class, insert::executeBatch);
            assertThat(e.getSQLState()).isIn("40001", "08006", "08007");
            server.restart();
            long stored = number(server, "SELECT count(*) FROM t");
            if (autoCommit) {
                assertThat(e.getUpdateCounts()).doesNotContain(1, Statement.SUCCESS_NO_INFO);
                assertThat(stored).as("all or nothing").isIn(0L, 4_000L);
                assertThat(e.getSQLState()).isEqualTo(stored > 0 ? "08007" : e.getSQLState());
            } else {
                assertThat(stored).isZero();
                failureOf(connection::commit);
                connection.rollback();
            }
            assertWorks(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void whileRowsAreRead(int fetchSize) throws SQLException {
        try (Connection direct = connect(server);
                Statement select = direct.createStatement()) {
            select.setFetchSize(fetchSize);
            ResultSet rows = select.executeQuery(MILLION + " UNION ALL SELECT printf('%0200d', x) FROM c");
            assertThat(rows.next()).isTrue();
            server.kill();
            SQLException e = failureOf(() -> {
                while (rows.next()) {
                    assertThat(rows.getString(1)).isNotNull();
                }
            });
            assertThat(e.getSQLState()).startsWith("08");
            failureOf(rows::next);
            server.restart();
            assertThat(number(direct, "SELECT 7")).isEqualTo(7);
        }
    }

    @Test
    void whileRowsAreReadInATransaction() throws SQLException {
        useProxy();
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(100);
            proxy.spoil("RECURSIVE", answer -> {
                server.kill();
                return answer.length / 2;
            });
            SQLException e = failureOf(() -> {
                ResultSet rows = select.executeQuery(MILLION.replace("1000000", "20000"));
                int read = 0;
                while (rows.next()) {
                    read++;
                }
                assertThat(read).isEqualTo(20_000);
            });
            assertThat(e.getSQLState()).isIn("08006", "08007", "40001");
        }
        server.restart();
        assertLostUntilRollback();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void betweenStatementsOfAutoCommit(boolean cleanly) throws SQLException {
        try (Connection direct = connect(server);
                PreparedStatement insert = direct.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (int i = 1; i <= 5; i++) {
                if (cleanly) {
                    server.stop();
                } else {
                    server.kill();
                }
                server.restart();
                insert.setInt(1, i);
                assertThat(insert.executeUpdate()).isEqualTo(1);
                assertThat(direct.isValid(5)).isTrue();
                assertThat(number(direct, "SELECT count(*) FROM t")).isEqualTo(i);
            }
        }
    }

    @Test
    void betweenTransactions() throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 1; i <= 3; i++) {
            run(connection, "INSERT INTO t VALUES (" + i + ")");
            connection.commit();
            server.stop();
            server.restart();
        }
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(3);
    }

    /** From here on the connection goes by way of the proxy. */
    private void useProxy() throws SQLException {
        connection.close();
        connection = connect(proxy.url());
    }

    private SQLException killedDuring(String sql) throws Exception {
        CompletableFuture<SQLException> failure = CompletableFuture.supplyAsync(() -> failureOf(connection, sql));
        Eventually.become(
                "the statement is on its way",
                () -> proxy.requests().stream().anyMatch(request -> request.contains("RECURSIVE")));
        server.kill();
        return failure.get();
    }

    private void assertLostUntilRollback() throws SQLException {
        assertThat(failureOf(connection, "INSERT INTO t VALUES (9)").getSQLState())
                .isIn("40001", "08007", "25P02");
        failureOf(connection, "SELECT 1");
        failureOf(connection::commit);
        assertThat(number(server, "SELECT count(*) FROM t")).isZero();
        connection.rollback();
        assertWorks(0);
    }

    private void assertWorks(long before) throws SQLException {
        run(connection, "INSERT INTO t VALUES ('after')");
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(before + 1);
    }
}
