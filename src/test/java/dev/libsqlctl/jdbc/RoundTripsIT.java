package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.Connections.number;
import static dev.libsqlctl.jdbc.Connections.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.support.ScriptedServer;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What travels between the driver and a server, and what is made of it when it does not arrive. */
class RoundTripsIT {
    private static final String BUSY_BEGIN = """
            {"baton":"%s","base_url":null,"results":[{"type":"ok","response":{"type":"batch","result":{\
            "step_results":[null,null],"step_errors":[{"message":"SQLite error: database is locked","code":"SQLITE_BUSY"},null]}}},\
            {"type":"ok","response":{"type":"get_autocommit","is_autocommit":true}}]}""";

    private static SqldServer server;
    private final ScriptedServer between = ScriptedServer.start(this::pass);
    private volatile ScriptedServer.Script fault;
    private Connection connection;
    private Connection direct;

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
        direct = Connections.to(server);
        run(direct, "DROP TABLE IF EXISTS t");
        run(direct, "CREATE TABLE t (a)");
        connection = DriverManager.getConnection("jdbc:libsql:" + between.url());
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        direct.close();
        between.close();
    }

    private void pass(ScriptedServer.Exchange exchange) throws IOException {
        ScriptedServer.Script once = fault;
        fault = null;
        if (once != null) {
            once.answer(exchange);
        } else {
            exchange.json(200, exchange.ask(server.url()));
        }
    }

    /** The next request is executed, and its answer does not arrive. */
    private void loseTheNextAnswer() {
        fault = exchange -> {
            exchange.ask(server.url());
            exchange.cut();
        };
    }

    /** The next request is not executed. */
    private void loseTheNextRequest() {
        fault = ScriptedServer.Exchange::cut;
    }

    private interface Action {
        void run() throws SQLException;
    }

    private int requests(Action action) throws SQLException {
        int before = between.requests().size();
        action.run();
        return between.requests().size() - before;
    }

    private String lastRequest() {
        return between.requests().get(between.requests().size() - 1).body();
    }

    @Test
    void connectingTakesOneRequestAndSoDoesAStatement() throws SQLException {
        assertThat(between.requests()).hasSize(1);
        assertThat(requests(() -> run(connection, "INSERT INTO t VALUES (1)"))).isEqualTo(1);
        assertThat(requests(() -> number(connection, "SELECT a FROM t"))).isEqualTo(1);
    }

    /** A stream that the server would keep for ten seconds. */
    @Test
    void connectingLeavesNothingToBeClosed() throws SQLException {
        assertThat(requests(() -> connection.close())).isZero();
    }

    @Test
    void rowsThatComeAsTheyAreReadTakeOneRequestAndItsClosing() throws SQLException {
        run(direct, "INSERT INTO t VALUES (1), (2)");
        assertThat(requests(() -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.setFetchSize(1000);
                        ResultSet rows = statement.executeQuery("SELECT a FROM t");
                        while (rows.next()) {
                            assertThat(rows.getInt(1)).isPositive();
                        }
                        assertThat(rows.isAfterLast()).isTrue();
                    }
                }))
                .isEqualTo(2);
        assertThat(lastRequest()).contains("\"close\"").doesNotContain("get_autocommit");
    }

    @Test
    void preparingTakesNoRequest() throws SQLException {
        assertThat(requests(() -> {
                    try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                        statement.setInt(1, 1);
                    }
                }))
                .isZero();
    }

    @Test
    void theBeginTravelsWithTheFirstStatement() throws SQLException {
        assertThat(requests(() -> connection.setAutoCommit(false))).isZero();
        assertThat(requests(() -> number(connection, "SELECT count(*) FROM t"))).isEqualTo(1);
        assertThat(lastRequest()).contains("\"BEGIN DEFERRED\"");
        assertThat(requests(() -> run(connection, "INSERT INTO t VALUES (1)"))).isEqualTo(1);
        assertThat(lastRequest()).doesNotContain("BEGIN");
        assertThat(requests(() -> connection.commit())).isEqualTo(1);
        assertThat(requests(() -> run(connection, "INSERT INTO t VALUES (2)"))).isEqualTo(1);
        assertThat(lastRequest()).contains("\"BEGIN IMMEDIATE\"");
        assertThat(requests(() -> connection.rollback())).isEqualTo(1);
        assertThat(requests(() -> connection.setSavepoint())).isEqualTo(1);
        assertThat(lastRequest()).contains("\"BEGIN DEFERRED\"", "SAVEPOINT");
    }

    @Test
    void anImmediateTransactionBeginsSo() throws SQLException {
        try (Connection immediate =
                DriverManager.getConnection("jdbc:libsql:" + between.url() + "?transactionMode=immediate")) {
            immediate.setAutoCommit(false);
            assertThat(requests(() -> number(immediate, "SELECT count(*) FROM t")))
                    .isEqualTo(1);
            assertThat(lastRequest()).contains("\"BEGIN IMMEDIATE\"");
        }
    }

    @Test
    void whatHasNotBegunNeedsNoEnd() throws SQLException {
        connection.setAutoCommit(false);
        assertThat(requests(() -> {
                    connection.commit();
                    connection.rollback();
                    connection.setAutoCommit(true);
                }))
                .isZero();
    }

    @Test
    void aBeginThatMeetsALockIsRepeated() throws SQLException {
        number(connection, "SELECT count(*) FROM t");
        connection.setAutoCommit(false);
        fault = exchange -> {
            String baton = exchange.request().body().replaceFirst("(?s).*\"baton\":\"([^\"]*)\".*", "$1");
            exchange.json(200, BUSY_BEGIN.formatted(baton));
        };
        assertThat(requests(() -> run(connection, "INSERT INTO t VALUES (1)"))).isEqualTo(2);
        connection.commit();
        assertThat(number(direct, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsUnknown() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        loseTheNextAnswer();
        assertState("08007", connection::commit);
        assertThat(number(direct, "SELECT count(*) FROM t")).isEqualTo(1);
        assertUnknownUntilRollback();
    }

    @Test
    void aCommitThatIsLostItselfIsUnknownToo() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        loseTheNextRequest();
        assertState("08007", connection::commit);
        assertThat(number(direct, "SELECT count(*) FROM t")).isZero();
        assertUnknownUntilRollback();
    }

    private void assertUnknownUntilRollback() throws SQLException {
        assertThat(requests(() -> {
                    assertState("08007", () -> run(connection, "INSERT INTO t VALUES (2)"));
                    assertState("08007", connection::commit);
                }))
                .isZero();
        connection.rollback();
        long rows = number(connection, "SELECT count(*) FROM t");
        run(connection, "INSERT INTO t VALUES (3)");
        connection.commit();
        assertThat(number(direct, "SELECT count(*) FROM t")).isEqualTo(rows + 1);
    }

    @Test
    void aStatementThatIsLostTakesItsTransactionAlong() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        loseTheNextAnswer();
        assertState("40001", () -> run(connection, "INSERT INTO t VALUES (2)"));
        assertThat(requests(() -> assertState("40001", connection::commit))).isZero();
        connection.rollback();
        run(connection, "INSERT INTO t VALUES (3)");
        connection.commit();
        assertThat(number(direct, "SELECT sum(a) FROM t")).isEqualTo(3);
    }

    @Test
    void aFirstStatementThatIsLostTakesItsTransactionAlong() throws SQLException {
        connection.setAutoCommit(false);
        loseTheNextAnswer();
        assertState("40001", () -> run(connection, "INSERT INTO t VALUES (1)"));
        assertState("40001", () -> run(connection, "INSERT INTO t VALUES (2)"));
        connection.rollback();
        run(connection, "INSERT INTO t VALUES (3)");
        connection.commit();
        assertThat(number(direct, "SELECT sum(a) FROM t")).isEqualTo(3);
    }

    @Test
    void aWriteWithoutATransactionThatIsLostIsUnknown() throws SQLException {
        loseTheNextAnswer();
        assertState("08007", () -> run(connection, "INSERT INTO t VALUES (1)"));
        run(connection, "INSERT INTO t VALUES (2)");
        assertThat(number(direct, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void aQueryThatIsLostLeavesNothingInDoubt() throws SQLException {
        loseTheNextAnswer();
        assertState("08006", () -> number(connection, "SELECT count(*) FROM t"));
        assertThat(number(connection, "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void aRollbackThatIsLostHasRolledBack() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        loseTheNextRequest();
        connection.rollback();
        run(connection, "INSERT INTO t VALUES (2)");
        connection.commit();
        assertThat(number(direct, "SELECT sum(a) FROM t")).isEqualTo(2);
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
    }
}
