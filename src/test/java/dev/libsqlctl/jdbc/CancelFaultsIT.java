package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that would run for ever is ended from outside. */
@Timeout(30)
class CancelFaultsIT {
    private static final String ENDLESS =
            "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c)";

    private SqldServer server;
    private FaultyProxy proxy;
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void start() throws SQLException {
        server = SqldServer.start();
        proxy = FaultyProxy.before(server.url());
        connection = connect(proxy.url());
        run(connection, "CREATE TABLE t (a)");
        statement = connection.createStatement();
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        proxy.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT " + ENDLESS, "INSERT INTO t VALUES (" + ENDLESS + ")"})
    void cancelled(String sql) throws Exception {
        CompletableFuture<SQLException> failure = running(sql);
        statement.cancel();
        assertThat(failure.get(10, TimeUnit.SECONDS).getSQLState()).isEqualTo("57014");
        assertGoesOn();
    }

    @Test
    void cancelledWithinATransaction() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        CompletableFuture<SQLException> failure = running("SELECT " + ENDLESS);
        statement.cancel();
        assertThat(failure.get(10, TimeUnit.SECONDS).getSQLState()).isIn("57014", "40001");
        assertNothingLeaks();
    }

    @Test
    void cancellingWhatDoesNotRunDoesNothing() throws SQLException {
        statement.cancel();
        statement.executeUpdate("INSERT INTO t VALUES (1)");
        statement.cancel();
        statement.executeUpdate("INSERT INTO t VALUES (2)");
        try (Statement another = connection.createStatement()) {
            another.cancel();
            assertThat(number(connection, "SELECT count(*) FROM t")).isEqualTo(2);
        }
    }

    @Test
    void cancellingOneStatementLeavesAnotherAlone() throws Exception {
        try (Statement another = connection.createStatement()) {
            CompletableFuture<SQLException> failure = running("SELECT " + ENDLESS);
            another.cancel();
            assertThat(failure).isNotDone();
            statement.cancel();
            failure.get(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT " + ENDLESS, "INSERT INTO t VALUES (" + ENDLESS + ")"})
    void queryTimeout(String sql) throws SQLException {
        statement.setQueryTimeout(1);
        SQLException e = failureOf(SQLTimeoutException.class, () -> statement.execute(sql));
        assertThat(e.getSQLState()).isEqualTo("HYT00");
        assertGoesOn();
    }

    @Test
    void queryTimeoutWithinATransaction() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        statement.setQueryTimeout(1);
        failureOf(() -> statement.execute("SELECT " + ENDLESS));
        assertNothingLeaks();
    }

    @Test
    void queryTimeoutOfACursorThatGivesNothing() throws SQLException {
        statement.setQueryTimeout(1);
        statement.setFetchSize(10);
        failureOf(SQLTimeoutException.class, () -> {
            ResultSet rows = statement.executeQuery("SELECT " + ENDLESS);
            rows.next();
        });
        assertGoesOn();
    }

    @Test
    void closed() throws Exception {
        CompletableFuture<SQLException> failure = running("SELECT " + ENDLESS);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        closing.get(10, TimeUnit.SECONDS);
        failure.get(10, TimeUnit.SECONDS);
        assertThat(connection.isClosed()).isTrue();
        assertThat(failureOf(connection::createStatement).getSQLState()).isEqualTo("08003");
    }

    @Test
    void aborted() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        CompletableFuture<SQLException> failure = running("SELECT " + ENDLESS);
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        failure.get(10, TimeUnit.SECONDS);
        try (Connection other = connect(server)) {
            run(other, "INSERT INTO t VALUES (2)");
            assertThat(number(other, "SELECT sum(a) FROM t")).isEqualTo(2);
        }
    }

    @Test
    void statementClosed() throws Exception {
        CompletableFuture<SQLException> failure = running("SELECT " + ENDLESS);
        statement.cancel();
        statement.close();
        failure.get(10, TimeUnit.SECONDS);
        assertGoesOn();
    }

    /** The statement of an interrupted thread is carried out or not; the program is told which, and stays interrupted. */
    @Test
    void interrupted() throws Exception {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            int told;
            try {
                told = statement.executeUpdate("INSERT INTO t VALUES (1)");
            } catch (SQLException e) {
                told = "08007".equals(e.getSQLState()) ? -1 : 0;
            }
            done.complete(Thread.currentThread().isInterrupted() ? told : Integer.MIN_VALUE);
        });
        thread.start();
        int told = done.get(10, TimeUnit.SECONDS);
        assertThat(told).isBetween(0, 1);
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(told);
    }

    @Test
    void interruptedWhileItWaitsForAnotherWriter() throws Exception {
        try (Connection writer = connect(proxy.url())) {
            writer.setAutoCommit(false);
            run(writer, "INSERT INTO t VALUES (1)");
            CompletableFuture<SQLException> failure = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                Thread.currentThread().interrupt();
                failure.complete(failureOf(() -> statement.executeUpdate("INSERT INTO t VALUES (2)")));
            });
            thread.start();
            assertThat(failure.get(10, TimeUnit.SECONDS).getSQLState()).isNotEqualTo("08007");
            writer.commit();
        }
        assertThat(number(server, "SELECT sum(a) FROM t")).isEqualTo(1);
        assertGoesOn();
    }

    /** {@return why the statement failed, once it has; it is on its way now} */
    private CompletableFuture<SQLException> running(String sql) {
        CompletableFuture<SQLException> failure =
                CompletableFuture.supplyAsync(() -> failureOf(() -> statement.execute(sql)));
        Eventually.become(
                "the statement is on its way",
                () -> proxy.requests().stream().anyMatch(request -> request.contains("RECURSIVE")));
        return failure;
    }

    private void assertGoesOn() throws SQLException {
        long stored = number(server, "SELECT count(*) FROM t");
        run(connection, "INSERT INTO t VALUES ('next')");
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(stored + 1);
    }

    private void assertNothingLeaks() throws SQLException {
        failureOf(connection, "INSERT INTO t VALUES ('leak')");
        failureOf(connection::commit);
        connection.rollback();
        run(connection, "INSERT INTO t VALUES ('after')");
        connection.commit();
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(1);
    }
}
