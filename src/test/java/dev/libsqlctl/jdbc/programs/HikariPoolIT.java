package dev.libsqlctl.jdbc.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.libsqlctl.jdbc.LibsqlDataSource;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** HikariCP on the driver. */
class HikariPoolIT {
    private SqldServer server;

    @BeforeEach
    void start() {
        server = SqldServer.start();
    }

    /** HikariCP sets the login time-out of the whole JVM to its own connection time-out. */
    @AfterEach
    void stop() {
        DriverManager.setLoginTimeout(0);
        server.close();
    }

    private HikariConfig config(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:libsql:" + server.url());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        return config;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            execute(connection, sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private static long number(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return number(connection, sql);
        }
    }

    private static boolean works(HikariDataSource pool) {
        try {
            return number(pool, "SELECT 1") == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void connectionsAreUsedAgain() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource(config(1))) {
            Connection first;
            try (Connection connection = pool.getConnection()) {
                first = connection.unwrap(Connection.class);
                execute(connection, "CREATE TABLE t (x)");
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.unwrap(Connection.class)).isSameAs(first);
                assertThat(number(connection, "SELECT count(*) FROM t")).isZero();
            }
            assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isOne();
        }
    }

    @Test
    void whatABorrowerLeftBehindIsUndone() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource(config(1))) {
            execute(pool, "CREATE TABLE t (x)");
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                connection.setReadOnly(false);
                connection.setNetworkTimeout(Runnable::run, 12_345);
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                execute(connection, "INSERT INTO t VALUES (1)");
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.getNetworkTimeout()).isNotEqualTo(12_345);
                assertThat(number(connection, "SELECT count(*) FROM t")).isZero();
            }
        }
    }

    @Test
    void manyThreadsShareAFewConnections() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (HikariDataSource pool = new HikariDataSource(config(3))) {
            execute(pool, "CREATE TABLE t (x)");
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String insert = "INSERT INTO t VALUES (" + i + ")";
                work.add(() -> {
                    execute(pool, insert);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            assertThat(number(pool, "SELECT count(DISTINCT x) FROM t")).isEqualTo(200);
            assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aConnectionThatIsNotGivenBackIsMissing() throws SQLException {
        HikariConfig config = config(1);
        config.setConnectionTimeout(250);
        config.setLeakDetectionThreshold(2_000);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            try (Connection leaked = pool.getConnection()) {
                assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
                assertThat(leaked.isValid(1)).isTrue();
            }
            assertThat(works(pool)).isTrue();
        }
    }

    @Test
    void aPoolOutlivesItsServer() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource(config(2))) {
            execute(pool, "CREATE TABLE t (x)");
            try (Connection borrowed = pool.getConnection()) {
                assertThat(number(borrowed, "SELECT 1")).isOne();
                server.kill();
                assertThatThrownBy(() -> number(borrowed, "SELECT 1"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).startsWith("08"));
            }
            assertThatThrownBy(() -> number(pool, "SELECT 1")).isInstanceOf(SQLException.class);

            server.restart();

            Eventually.become("a pool that has noticed", () -> works(pool));
            execute(pool, "INSERT INTO t VALUES (1)");
            assertThat(number(pool, "SELECT count(*) FROM t")).isOne();
        }
    }

    @Test
    void aPoolOfAServerThatIsNotThereFails() {
        server.kill();
        HikariConfig config = config(1);
        config.setConnectionTimeout(500);

        assertThatThrownBy(() -> new HikariDataSource(config)).rootCause().hasMessageContaining("refused");
    }

    @Test
    void aPoolMayPrepareItsConnections() throws SQLException {
        HikariConfig config = config(2);
        config.setAutoCommit(false);
        config.setIsolateInternalQueries(true);
        config.setConnectionInitSql("PRAGMA foreign_keys = OFF");
        config.setConnectionTestQuery("SELECT 1");
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        config.setSchema("main");
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(number(connection, "PRAGMA foreign_keys")).isZero();
            execute(connection, "CREATE TABLE t (x)");
            connection.rollback();
            assertThat(number(connection, "SELECT count(*) FROM sqlite_schema")).isZero();
        }
    }

    @Test
    void aReadOnlyPoolReads() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource(config(1))) {
            execute(pool, "CREATE TABLE t (x)");
        }
        HikariConfig config = config(1);
        config.setReadOnly(true);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(number(pool, "SELECT count(*) FROM t")).isZero();
            assertThatThrownBy(() -> execute(pool, "INSERT INTO t VALUES (1)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
            assertThat(number(pool, "SELECT count(*) FROM t")).isZero();
        }
    }

    @Test
    void aDataSourceIsPooledToo() throws SQLException {
        LibsqlDataSource source = new LibsqlDataSource();
        source.setUrl("jdbc:libsql:" + server.url());
        HikariConfig config = config(1);
        config.setJdbcUrl(null);
        config.setDataSource(source);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(works(pool)).isTrue();
        }

        HikariConfig byName = config(1);
        byName.setJdbcUrl(null);
        byName.setDataSourceClassName(LibsqlDataSource.class.getName());
        byName.addDataSourceProperty("url", "jdbc:libsql:" + server.url());
        byName.addDataSourceProperty("readTimeout", 5_000);
        try (HikariDataSource pool = new HikariDataSource(byName)) {
            assertThat(works(pool)).isTrue();
        }
    }

    @Test
    void aPoolThatIsClosedLeavesNothing() throws SQLException {
        HikariDataSource pool = new HikariDataSource(config(3));
        execute(pool, "CREATE TABLE t (x)");
        pool.close();

        Eventually.become(
                "no thread of a closed pool",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(
                                thread -> thread.isAlive() && thread.getName().startsWith(pool.getPoolName())));
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
    }

    /** The server forgets a stream that is idle for ten seconds. */
    @Test
    @Tag("campaign")
    void aConnectionThatIdledIsStillGood() throws Exception {
        try (HikariDataSource pool = new HikariDataSource(config(1))) {
            execute(pool, "CREATE TABLE t (x)");
            Thread.sleep(12_000);
            execute(pool, "INSERT INTO t VALUES (1)");
            assertThat(number(pool, "SELECT count(*) FROM t")).isOne();
        }
    }
}
