package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.DriverUnderTest.stranger;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.FullBacklog;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is too slow, for each of the times that a program can set. None of them is waited for longer than that. */
@Timeout(20)
class TimeoutsFaultsIT {
    private SqldServer server;
    private FaultyProxy proxy;
    private Connection connection;

    @BeforeEach
    void start() throws SQLException {
        server = SqldServer.start();
        proxy = FaultyProxy.before(server.url());
        connection = connect(proxy.url());
        run(connection, "CREATE TABLE t (a)");
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        proxy.close();
        server.close();
    }

    @Test
    void connectTimeout() throws IOException {
        try (FullBacklog full = new FullBacklog()) {
            SQLException e = failureOf(() -> {
                try (Connection waiting = connect(full.url(), "connectTimeout", "1s")) {
                    run(waiting, "CREATE TABLE u (a)");
                }
            });
            assertThat(e.getSQLState()).isEqualTo("08001");
        }
    }

    @Test
    void loginTimeout() throws IOException {
        int before = DriverManager.getLoginTimeout();
        DriverManager.setLoginTimeout(1);
        try (FullBacklog full = new FullBacklog()) {
            failureOf(SQLTimeoutException.class, () -> {
                try (Connection waiting = connect(full.url())) {
                    run(waiting, "CREATE TABLE u (a)");
                }
            });
        } finally {
            DriverManager.setLoginTimeout(before);
        }
    }

    @Test
    void networkTimeoutOfAWrite() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 500);
        proxy.spoil("INSERT", proxy.silence());
        SQLException e = failureOf(() -> run(connection, "INSERT INTO t VALUES (1)"));
        assertThat(e.getSQLState()).isEqualTo("08007");
        assertThat(e.getMessage()).containsAnyOf("may have been executed", "unknown");
        assertGoesOn(1);
    }

    @Test
    void networkTimeoutOfARead() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 500);
        proxy.spoil("SELECT 4711", proxy.silence());
        assertThat(failureOf(() -> number(connection, "SELECT 4711")).getSQLState())
                .isEqualTo("08006");
        assertGoesOn(0);
    }

    @Test
    void networkTimeoutOfACommit() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 500);
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        proxy.spoil("COMMIT", proxy.silence());
        assertThat(failureOf(connection::commit).getSQLState()).isEqualTo("08007");
        connection.rollback();
        connection.setAutoCommit(true);
        assertGoesOn(1);
    }

    @Test
    void theSocketTimeoutOfTheUrl() throws SQLException {
        try (Connection impatient = connect(proxy.url(), "socketTimeout", "1s")) {
            proxy.spoil("INSERT", proxy.silence());
            assertThat(failureOf(() -> run(impatient, "INSERT INTO t VALUES (1)"))
                            .getSQLState())
                    .isEqualTo("08007");
        }
    }

    @Test
    void isValidOfAServerThatIsSilent() throws SQLException {
        proxy.spoil("", proxy.silence());
        assertThat(connection.isValid(1)).isFalse();
        assertGoesOn(0);
    }

    @Test
    void isValidOfAServerThatIsGone() throws SQLException {
        server.kill();
        assertThat(connection.isValid(1)).isFalse();
        server.restart();
        assertThat(connection.isValid(1)).isTrue();
    }

    @Test
    void queryTimeoutOfAServerThatIsSilent() throws SQLException {
        proxy.spoil("INSERT", proxy.silence());
        try (Statement insert = connection.createStatement()) {
            insert.setQueryTimeout(1);
            SQLException e =
                    failureOf(SQLTimeoutException.class, () -> insert.executeUpdate("INSERT INTO t VALUES (1)"));
            assertThat(e.getSQLState()).isEqualTo("HYT00");
            assertThat(e.getMessage()).containsAnyOf("may have been executed", "unknown");
        }
        assertGoesOn(1);
    }

    /** The server goes on waiting in the place of a client that has left. */
    @Test
    void aWriteThatDidNotGetTheLockInTimeIsDoneOnceAtMost() throws SQLException {
        try (Connection holder = stranger(server);
                Statement insert = connection.createStatement()) {
            holder.setAutoCommit(false);
            run(holder, "INSERT INTO t VALUES ('holder')");
            insert.setQueryTimeout(1);
            SQLException e =
                    failureOf(SQLTimeoutException.class, () -> insert.executeUpdate("INSERT INTO t VALUES ('late')"));
            assertThat(e.getMessage()).containsAnyOf("may have been executed", "not known");
            holder.commit();
        }
        run(connection, "INSERT INTO t VALUES ('next')");
        assertThat(number(server, "SELECT count(*) FROM t WHERE a IN ('holder', 'next')"))
                .isEqualTo(2);
        assertThat(number(server, "SELECT count(*) FROM t WHERE a = 'late'")).isBetween(0L, 1L);
    }

    @Test
    void closingDoesNotWaitForASilentServer() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        proxy.spoil("", proxy.silence());
        connection.close();
        assertThat(connection.isClosed()).isTrue();
    }

    private void assertGoesOn(long stored) throws SQLException {
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(stored);
        run(connection, "INSERT INTO t VALUES ('next')");
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(stored + 1);
    }
}
