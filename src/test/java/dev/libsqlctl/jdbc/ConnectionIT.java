package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.Connections.number;
import static dev.libsqlctl.jdbc.Connections.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.ScriptedServer;
import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionIT {
    private static SqldServer server;
    private Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        server = SqldServer.start();
        try (Connection connection = Connections.to(server)) {
            run(connection, "CREATE TABLE t (a)");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = Connections.to(server);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void howAConnectionBegins() throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.isReadOnly()).isFalse();
        assertThat(connection.isClosed()).isFalse();
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
        assertThat((Object) connection.getWarnings()).isNull();
        assertThat(connection.getTypeMap()).isEmpty();
        assertThat(connection.getSchema()).isNull();
        assertThat(connection.getClientInfo()).isEmpty();
        assertThat(connection).hasToString("LibsqlConnection[jdbc:libsql:" + server.url() + "]");
    }

    @Test
    void nothingIsConnectedWhereNothingListens() {
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:libsql:http://127.0.0.1:" + FreePort.next()))
                .isInstanceOfSatisfying(
                        SQLTransientConnectionException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("08001"));
    }

    @Test
    void aServerThatDoesNotAnswerEndsTheLoginInTime() throws SQLException {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer silent = ScriptedServer.start(exchange -> await(never))) {
            LibsqlDataSource source = new LibsqlDataSource();
            source.setUrl("jdbc:libsql:" + silent.url());
            source.setLoginTimeout(1);
            assertThatThrownBy(source::getConnection).isInstanceOf(SQLTimeoutException.class);
            source.setLoginTimeout(0);
            source.setReadTimeout(300);
            assertThatThrownBy(source::getConnection)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aDataSourceConnects() throws SQLException {
        LibsqlDataSource source = new LibsqlDataSource();
        assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
        source.setUrl("jdbc:libsql:" + server.url());
        source.setReadTimeout(7000);
        source.setReadOnly(true);
        try (Connection made = source.getConnection("anybody", "")) {
            assertThat(made.getNetworkTimeout()).isEqualTo(7000);
            assertThat(made.isReadOnly()).isTrue();
            assertThat(number(made, "SELECT 41 + 1")).isEqualTo(42);
        }
    }

    @Test
    void closedConnectionsRefuseEverything() throws SQLException {
        Statement statement = connection.createStatement();
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        List<ThrowingCallable> calls = List.of(
                connection::createStatement,
                () -> connection.prepareStatement("SELECT 1"),
                connection::commit,
                connection::rollback,
                connection::getAutoCommit,
                () -> connection.setAutoCommit(false),
                connection::getMetaData,
                connection::getWarnings,
                connection::setSavepoint,
                () -> connection.prepareCall("x"),
                () -> connection.createArrayOf("x", new Object[0]),
                () -> connection.nativeSQL("SELECT 1"),
                connection::getNetworkTimeout,
                () -> statement.executeQuery("SELECT 1"));
        assertThat(calls).allSatisfy(call -> assertState("08003", call));
        connection.abort(Runnable::run);
    }

    @Test
    void isolationIsTheHighestWhateverIsAskedFor() throws SQLException {
        for (int level : List.of(
                Connection.TRANSACTION_READ_UNCOMMITTED,
                Connection.TRANSACTION_READ_COMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE)) {
            connection.setTransactionIsolation(level);
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        }
        assertState("0A000", () -> connection.setTransactionIsolation(Connection.TRANSACTION_NONE));
        assertState("HY024", () -> connection.setTransactionIsolation(3));
    }

    @Test
    void whatThereIsNot() {
        List<ThrowingCallable> calls = List.of(
                () -> connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY),
                () -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE),
                () -> connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT),
                () -> connection.prepareCall("{call f()}"),
                () -> connection.createArrayOf("INTEGER", new Object[0]),
                () -> connection.createStruct("T", new Object[0]),
                connection::createSQLXML,
                () -> connection.setTypeMap(Map.of("T", String.class)));
        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(SQLFeatureNotSupportedException.class));
        assertThatThrownBy(() -> connection.setClientInfo("ApplicationName", "x"))
                .isInstanceOf(SQLClientInfoException.class);
        Properties info = new Properties();
        info.setProperty("ApplicationName", "x");
        assertThatThrownBy(() -> connection.setClientInfo(info)).isInstanceOf(SQLClientInfoException.class);
    }

    @Test
    void wrappers() throws SQLException {
        assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThat(connection.isWrapperFor(String.class)).isFalse();
        assertThatThrownBy(() -> connection.unwrap(String.class)).isInstanceOf(SQLException.class);
    }

    @Test
    void aConnectionIsValidAsLongAsTheServerAnswers() throws SQLException {
        assertThat(connection.isValid(0)).isTrue();
        assertState("HY024", () -> connection.isValid(-1));
        try (SqldServer mortal = SqldServer.start();
                Connection victim = Connections.to(mortal)) {
            mortal.kill();
            assertThat(victim.isValid(2)).isFalse();
            mortal.restart();
            assertThat(victim.isValid(2)).isTrue();
            assertThat(number(victim, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void isValidDoesNotWaitLongerThanAsked() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer deaf = ScriptedServer.start(exchange -> {
                    if (exchange.request().number() > 1 || exchange.request().connection() > 1) {
                        await(never);
                    }
                    exchange.json(200, exchange.ask(server.url()));
                });
                Connection stuck = DriverManager.getConnection("jdbc:libsql:" + deaf.url())) {
            long start = System.nanoTime();
            assertThat(stuck.isValid(1)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aRestartOfTheServerIsUnseenOutsideATransaction() throws SQLException {
        try (SqldServer mortal = SqldServer.start();
                Connection survivor = Connections.to(mortal);
                Connection victim = Connections.to(mortal)) {
            run(survivor, "CREATE TABLE t (a)");
            run(survivor, "PRAGMA foreign_keys = OFF");
            victim.setAutoCommit(false);
            run(victim, "INSERT INTO t VALUES (1)");
            mortal.kill();
            mortal.restart();
            run(survivor, "INSERT INTO t VALUES (2)");
            assertThat(number(survivor, "PRAGMA foreign_keys")).isZero();
            assertState("40001", victim::commit);
            assertState("40001", () -> run(victim, "INSERT INTO t VALUES (3)"));
            victim.rollback();
            run(victim, "INSERT INTO t VALUES (4)");
            victim.commit();
            assertThat(number(survivor, "SELECT sum(a) FROM t")).isEqualTo(6);
        }
    }

    @Test
    void expiryIsUnseenByWhatBeginsATransactionOnAConnectionWithSettings() throws Exception {
        try (Connection manual = Connections.to(server);
                Connection batch = Connections.to(server);
                Connection described = Connections.to(server)) {
            for (Connection each : List.of(manual, batch, described)) {
                run(each, "PRAGMA foreign_keys = OFF");
            }
            manual.setAutoCommit(false);
            Thread.sleep(12_500);

            run(manual, "INSERT INTO t VALUES ('first')");
            assertThat(number(manual, "PRAGMA foreign_keys")).isZero();
            manual.commit();
            try (Statement statement = batch.createStatement()) {
                statement.addBatch("INSERT INTO t VALUES ('second')");
                assertThat(statement.executeBatch()).containsExactly(1);
            }
            assertThat(number(batch, "PRAGMA foreign_keys")).isZero();
            try (PreparedStatement statement = described.prepareStatement("SELECT a FROM t")) {
                assertThat(statement.getMetaData().getColumnCount()).isEqualTo(1);
            }
            assertThat(number(described, "PRAGMA foreign_keys")).isZero();
        }
    }

    @Test
    void isValidLeavesAResultWhereItIs() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 500000)"
                                + " SELECT x, hex(zeroblob(100)) FROM c")) {
            assertThat(rows.next()).isTrue();
            assertThat(connection.isValid(5)).isTrue();
            // What had been read aside could not be cancelled any more.
            statement.cancel();
            assertState("57014", () -> {
                while (rows.next()) {
                    rows.getLong(1);
                }
            });
        }
        assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        connection.rollback();
    }

    @Test
    void aConnectionThatRefusesEverythingInAutoCommitIsNotValid() throws SQLException {
        run(connection, "CREATE TABLE once (a PRIMARY KEY)");
        run(connection, "BEGIN");
        run(connection, "INSERT INTO once VALUES (1)");
        assertState("23505", () -> run(connection, "INSERT OR ROLLBACK INTO once VALUES (1)"));
        assertThat(connection.isValid(5)).isFalse();
        run(connection, "ROLLBACK");
        assertThat(connection.isValid(5)).isTrue();
    }

    @Test
    void expiryIsUnseenUnlessATransactionIsLost() throws Exception {
        try (Connection idle = Connections.to(server);
                Connection set = Connections.to(server);
                Connection rowid = Connections.to(server);
                Connection reading = Connections.to(server);
                Connection writing = Connections.to(server)) {
            run(set, "PRAGMA foreign_keys = OFF");
            run(rowid, "INSERT INTO t VALUES ('rowid')");
            reading.setAutoCommit(false);
            number(reading, "SELECT count(*) FROM t");
            writing.setAutoCommit(false);
            run(writing, "INSERT INTO t VALUES ('lost')");
            Thread.sleep(12_500);

            assertThat(number(idle, "SELECT count(*) FROM t WHERE a = 'lost'")).isZero();
            assertThat(number(set, "PRAGMA foreign_keys")).isZero();
            assertState("08006", () -> number(rowid, "SELECT last_insert_rowid()"));
            assertState("40001", () -> number(reading, "SELECT count(*) FROM t"));
            writing.rollback();
            assertThat(number(writing, "SELECT count(*) FROM t WHERE a = 'lost'"))
                    .isZero();
            reading.rollback();
            assertThat(number(reading, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void aNetworkTimeoutLeavesTheConnectionUsable() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 500);
        assertThat(connection.getNetworkTimeout()).isEqualTo(500);
        assertState("08006", () -> number(connection, Slow.QUERY));
        assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        connection.setNetworkTimeout(Runnable::run, 0);
        assertThat(connection.getNetworkTimeout()).isZero();
        assertState("HY024", () -> connection.setNetworkTimeout(Runnable::run, -1));
    }

    @Test
    void aNamespace() throws SQLException {
        assertThat(new LibsqlDriver().connect("jdbc:libsql:" + server.url() + "?namespace=default", null))
                .satisfies(made -> assertThat(number(made, "SELECT 1")).isEqualTo(1))
                .satisfies(Connection::close);
        try (SqldServer many = SqldServer.start("--enable-namespaces")) {
            assertState("3D000", () -> Connections.to(many, "?namespace=nowhere"));
            try (Connection named = Connections.to(many, "?namespace=default")) {
                assertThat(number(named, "SELECT 1")).isEqualTo(1);
                number(named, "SELECT 2");
            }
        }
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
    }
}
