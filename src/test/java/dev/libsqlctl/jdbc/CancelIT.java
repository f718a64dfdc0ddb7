package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.Connections.number;
import static dev.libsqlctl.jdbc.Connections.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancelIT {
    private static SqldServer server;
    private Connection connection;
    private Connection other;
    private Thread runner;

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
        other = Connections.strangerTo(server);
        run(other, "DROP TABLE IF EXISTS t");
        run(other, "CREATE TABLE t (a)");
        connection = Connections.to(server);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        other.close();
    }

    private interface Action {
        Object run() throws SQLException;
    }

    private Future<Object> inBackground(Action action) {
        FutureTask<Object> task = new FutureTask<>(action::run);
        runner = new Thread(task);
        runner.start();
        Eventually.become("waiting for the server", () -> isReading(runner));
        return task;
    }

    private static boolean isReading(Thread thread) {
        for (StackTraceElement element : thread.getStackTrace()) {
            if (element.getMethodName().equals("getResponseCode")) {
                return true;
            }
        }
        return false;
    }

    private static SQLException failure(Future<?> future) throws InterruptedException {
        try {
            throw new AssertionError("no failure but " + future.get());
        } catch (ExecutionException e) {
            return (SQLException) e.getCause();
        }
    }

    @Test
    void aQueryIsCancelledFromAnotherThread() throws Exception {
        try (Statement statement = connection.createStatement()) {
            Future<Object> query = inBackground(() -> statement.executeQuery(Slow.QUERY));
            statement.cancel();
            assertThat(failure(query).getSQLState()).isEqualTo("57014");
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void aCancelledWriteSaysThatItsOutcomeIsNotKnown() throws Exception {
        try (Statement statement = connection.createStatement()) {
            Future<Object> insert = inBackground(() -> statement.executeUpdate(Slow.INSERT));
            statement.cancel();
            SQLException e = failure(insert);
            assertThat(e.getSQLState()).isEqualTo("57014");
            assertThat(e.getMessage()).contains("unknown");
            run(connection, "INSERT INTO t VALUES ('after')");
        }
        assertThat(number(other, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void cancellingWithinATransactionRollsItBack() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES ('lost')");
        try (Statement statement = connection.createStatement()) {
            Future<Object> query = inBackground(() -> statement.executeQuery(Slow.QUERY));
            statement.cancel();
            SQLException e = failure(query);
            assertThat(e.getSQLState()).isEqualTo("57014");
            assertThat(e.getMessage()).contains("rolled back");
        }
        assertThatThrownBy(() -> run(connection, "INSERT INTO t VALUES ('leak')"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40001"));
        connection.rollback();
        run(connection, "INSERT INTO t VALUES ('after')");
        connection.commit();
        assertThat(number(other, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void cancellingWithinTheFirstStatementOfATransactionRollsItBack() throws Exception {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            Future<Object> insert = inBackground(() -> statement.executeUpdate(Slow.INSERT));
            statement.cancel();
            assertThat(failure(insert).getMessage()).contains("rolled back");
        }
        assertThatThrownBy(() -> run(connection, "INSERT INTO t VALUES ('leak')"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40001"));
        connection.rollback();
        assertThat(number(other, "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void cancellingWhatDoesNotRunDoesNothing() throws SQLException {
        try (Statement statement = connection.createStatement();
                Statement second = connection.createStatement()) {
            statement.cancel();
            try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                statement.cancel();
                second.cancel();
                assertThat(rows.next()).isTrue();
            }
            assertThat(number(connection, "SELECT 2")).isEqualTo(2);
        }
    }

    @Test
    void cancellingOneStatementLeavesTheOther() throws Exception {
        try (Statement running = connection.createStatement();
                Statement idle = connection.createStatement()) {
            Future<Object> query = inBackground(() -> running.executeQuery(Slow.QUERY));
            idle.cancel();
            assertThat(query.isDone()).isFalse();
            running.cancel();
            assertThat(failure(query).getSQLState()).isEqualTo("57014");
        }
    }

    @Test
    void rowsThatAreStillComingAreCancelled() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10);
            ResultSet rows = statement.executeQuery(
                    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100000000) SELECT x FROM c");
            assertThat(rows.next()).isTrue();
            statement.cancel();
            assertThatThrownBy(() -> {
                        while (rows.next()) {
                            rows.getLong(1);
                        }
                    })
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void aQueryTimeoutEndsAStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery(Slow.QUERY))
                    .isInstanceOfSatisfying(
                            SQLTimeoutException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("HYT00"));
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void theQueryTimeoutOfTheUrlHoldsForStatementsThatSetNone() throws SQLException {
        try (Connection limited = Connections.to(server, "?queryTimeout=700ms")) {
            assertThatThrownBy(() -> number(limited, Slow.QUERY)).isInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    void aQueryTimeoutHoldsWhileAnotherStatementRuns() throws Exception {
        try (Statement running = connection.createStatement();
                Statement waiting = connection.createStatement()) {
            Future<Object> query = inBackground(() -> running.executeQuery(Slow.QUERY));
            waiting.setQueryTimeout(1);
            assertThatThrownBy(() -> waiting.executeQuery("SELECT 1")).isInstanceOf(SQLTimeoutException.class);
            running.cancel();
            assertThat(failure(query).getSQLState()).isEqualTo("57014");
        }
    }

    @Test
    void aQueryTimeoutHoldsAtTheGateOfTheWriters() throws Exception {
        try (Connection writer = Connections.to(server)) {
            writer.setAutoCommit(false);
            run(writer, "INSERT INTO t VALUES (1)");
            SQLException e = CompletableFuture.supplyAsync(() -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.setQueryTimeout(1);
                            statement.executeUpdate("INSERT INTO t VALUES (2)");
                            throw new AssertionError("no time-out");
                        } catch (SQLException failure) {
                            return failure;
                        }
                    })
                    .join();
            assertThat((Throwable) e).isInstanceOf(SQLTimeoutException.class);
            writer.commit();
        }
        assertThat(number(other, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        Future<Object> query = inBackground(() -> number(connection, Slow.QUERY));
        connection.close();
        assertThat(failure(query).getSQLState()).isEqualTo("57014");
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void abortingEndsWhatRunsAndRollsBack() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES ('lost')");
        Future<Object> query = inBackground(() -> number(connection, Slow.QUERY));
        connection.abort(Runnable::run);
        assertThat(failure(query).getSQLState()).isEqualTo("57014");
        assertThat(connection.isClosed()).isTrue();
        run(other, "INSERT INTO t VALUES ('the only one')");
        assertThat(number(other, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void closingEndsRowsThatAreStillComing() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10);
            ResultSet rows = statement.executeQuery(
                    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100000000) SELECT x FROM c");
            assertThat(rows.next()).isTrue();
            connection.close();
            assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void noThreadStaysBehind() throws Exception {
        aQueryIsCancelledFromAnotherThread();
        connection.close();
        runner.join();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("libsql"));
    }
}
