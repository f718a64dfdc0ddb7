package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.Connections.number;
import static dev.libsqlctl.jdbc.Connections.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionIT {
    private static SqldServer server;
    private Connection connection;
    private Connection other;

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
        run(other, "CREATE TABLE t (a UNIQUE)");
        connection = Connections.to(server);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        other.close();
    }

    private long rows() throws SQLException {
        return number(other, "SELECT count(*) FROM t");
    }

    @Test
    void nothingIsSeenBeforeTheCommit() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        run(connection, "INSERT INTO t VALUES (2)");
        assertThat(rows()).isZero();
        assertThat(number(connection, "SELECT count(*) FROM t")).isEqualTo(2);
        connection.commit();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aRollbackUndoesEverything() throws SQLException {
        run(connection, "CREATE TABLE u (a)");
        run(connection, "INSERT INTO t VALUES (1)");
        connection.rollback();
        assertThat(number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'u'"))
                .isZero();
        connection.commit();
        assertThat(rows()).isZero();
    }

    @Test
    void closingRollsBack() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        connection.close();
        run(other, "INSERT INTO t VALUES (2)");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void switchingAutoCommitOnCommits() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        connection.setAutoCommit(true);
        assertThat(rows()).isEqualTo(1);
        run(connection, "INSERT INTO t VALUES (2)");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void settingAutoCommitToWhatItIsChangesNothing() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        connection.setAutoCommit(false);
        assertThat(rows()).isZero();
        connection.rollback();
        assertThat(rows()).isZero();
    }

    @Test
    void commitAndRollbackAreMistakesInAutoCommit() throws SQLException {
        connection.setAutoCommit(true);
        assertState("25000", connection::commit);
        assertState("25000", connection::rollback);
        assertState("25000", connection::setSavepoint);
    }

    @Test
    void aFailedStatementLeavesTheTransactionAsItWas() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        assertState("23505", () -> run(connection, "INSERT INTO t VALUES (1)"));
        run(connection, "INSERT INTO t VALUES (2)");
        connection.commit();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aFirstStatementThatFailsLeavesATransaction() throws SQLException {
        assertState("42S02", () -> run(connection, "INSERT INTO missing VALUES (1)"));
        run(connection, "INSERT INTO t VALUES (1)");
        assertThat(rows()).isZero();
        connection.commit();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void savepoints() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        Savepoint unnamed = connection.setSavepoint();
        run(connection, "INSERT INTO t VALUES (2)");
        Savepoint named = connection.setSavepoint("of \"mine\"");
        run(connection, "INSERT INTO t VALUES (3)");
        connection.rollback(named);
        run(connection, "INSERT INTO t VALUES (4)");
        connection.rollback(named);
        connection.releaseSavepoint(named);
        assertState("3B001", () -> connection.rollback(named));
        connection.rollback(unnamed);
        run(connection, "INSERT INTO t VALUES (5)");
        connection.commit();
        assertThat(number(other, "SELECT sum(a) FROM t")).isEqualTo(6);
        assertState("3B001", () -> connection.rollback(unnamed));
    }

    @Test
    void namesOfSavepoints() throws SQLException {
        Savepoint unnamed = connection.setSavepoint();
        Savepoint named = connection.setSavepoint("s");
        assertThat(named.getSavepointName()).isEqualTo("s");
        assertThat(unnamed.getSavepointId()).isPositive();
        assertThatThrownBy(named::getSavepointId).isInstanceOf(SQLException.class);
        assertThatThrownBy(unnamed::getSavepointName).isInstanceOf(SQLException.class);
    }

    @Test
    void savepointsOfOneNameAreToldApart() throws SQLException {
        Savepoint outer = connection.setSavepoint("s");
        run(connection, "INSERT INTO t VALUES (1)");
        Savepoint inner = connection.setSavepoint("S");
        run(connection, "INSERT INTO t VALUES (2)");
        connection.rollback(outer);
        assertThat(number(connection, "SELECT count(*) FROM t")).isZero();
        assertState("3B001", () -> connection.rollback(inner));
    }

    @Test
    void releasingASavepointReleasesThoseWithin() throws SQLException {
        Savepoint outer = connection.setSavepoint();
        Savepoint inner = connection.setSavepoint();
        connection.releaseSavepoint(outer);
        assertState("3B001", () -> connection.releaseSavepoint(inner));
        assertState("3B001", () -> connection.rollback(outer));
        run(connection, "INSERT INTO t VALUES (1)");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void transactionsTypedAsTextAreKnown() throws SQLException {
        connection.setAutoCommit(true);
        run(connection, "BEGIN");
        run(connection, "INSERT INTO t VALUES (1)");
        assertThat(rows()).isZero();
        run(connection, "ROLLBACK");
        assertThat(rows()).isZero();
        run(connection, "BEGIN IMMEDIATE");
        run(connection, "INSERT INTO t VALUES (1)");
        run(connection, "COMMIT");
        assertThat(rows()).isEqualTo(1);
        run(connection, "SAVEPOINT s");
        run(connection, "INSERT INTO t VALUES (2)");
        assertThat(rows()).isEqualTo(1);
        run(connection, "RELEASE s");
        assertThat(rows()).isEqualTo(2);
        run(connection, "INSERT INTO t VALUES (3)");
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void aCommitTypedAsTextEndsTheTransaction() throws SQLException {
        run(connection, "COMMIT");
        run(connection, "INSERT INTO t VALUES (1)");
        run(connection, "COMMIT");
        assertThat(rows()).isEqualTo(1);
        run(connection, "INSERT INTO t VALUES (2)");
        run(connection, "ROLLBACK");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aDeferredConstraintFailsTheCommitAndLeavesTheTransaction() throws SQLException {
        run(other, "DROP TABLE IF EXISTS child");
        run(other, "CREATE TABLE child (a REFERENCES t (a) DEFERRABLE INITIALLY DEFERRED)");
        run(connection, "INSERT INTO child VALUES (7)");
        assertState("23503", connection::commit);
        run(connection, "INSERT INTO t VALUES (7)");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
        run(other, "DROP TABLE child");
    }

    @Test
    void foreignKeysCanBeSwitchedBeforeATransactionBegins() throws SQLException {
        run(other, "DROP TABLE IF EXISTS child");
        run(other, "CREATE TABLE child (a REFERENCES t (a))");
        run(connection, "PRAGMA foreign_keys = OFF");
        run(connection, "INSERT INTO child VALUES (7)");
        connection.commit();
        assertThat(number(other, "SELECT count(*) FROM child")).isEqualTo(1);
        run(connection, "PRAGMA foreign_keys = ON");
        assertState("23503", () -> run(connection, "INSERT INTO child VALUES (8)"));
        connection.rollback();
        run(other, "DROP TABLE child");
    }

    @Test
    void aWriterWhoseSnapshotIsOldIsToldToBeginAgain() throws SQLException {
        assertThat(number(connection, "SELECT count(*) FROM t")).isZero();
        run(other, "INSERT INTO t VALUES (1)");
        assertState("40001", () -> run(connection, "INSERT INTO t VALUES (2)"));
        connection.rollback();
        run(connection, "INSERT INTO t VALUES (2)");
        connection.commit();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aStatementThatRollsBackLosesTheTransaction() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        assertState("23505", () -> run(connection, "INSERT OR ROLLBACK INTO t VALUES (1)"));
        assertNothingRunsUntilRollback();
    }

    @Test
    void aTransactionBegunBySqlAndLostIsLeftByRollback() throws SQLException {
        connection.setAutoCommit(true);
        run(connection, "INSERT INTO t VALUES (1)");
        assertState("25000", connection::rollback);
        run(connection, "BEGIN");
        run(connection, "INSERT INTO t VALUES (2)");
        assertState("23505", () -> run(connection, "INSERT OR ROLLBACK INTO t VALUES (1)"));
        assertState("40001", () -> run(connection, "INSERT INTO t VALUES (3)"));
        connection.rollback();
        run(connection, "INSERT INTO t VALUES (4)");
        assertThat(number(other, "SELECT sum(a) FROM t")).isEqualTo(1 + 4);
    }

    @Test
    void aTransactionThatTheServerTookAwayLetsNothingThrough() throws Exception {
        run(connection, "INSERT INTO t VALUES (1)");
        run(other, "INSERT INTO t VALUES (2)");
        assertThatThrownBy(() -> run(connection, "INSERT INTO t VALUES (3)"))
                .isInstanceOf(SQLTransactionRollbackException.class)
                .hasMessageContaining("rolled back");
        assertNothingRunsUntilRollback();
        assertThat(number(other, "SELECT sum(a) FROM t")).isEqualTo(2 + 9);
    }

    @Test
    void theCommitOfATransactionThatTheServerTookAwayFails() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        run(other, "INSERT INTO t VALUES (2)");
        assertState("40001", connection::commit);
        assertNothingRunsUntilRollback();
    }

    @Test
    void rollingBackWhatTheServerTookAwaySucceeds() throws SQLException {
        run(connection, "INSERT INTO t VALUES (1)");
        run(other, "INSERT INTO t VALUES (2)");
        connection.rollback();
        run(connection, "INSERT INTO t VALUES (3)");
        connection.commit();
        assertThat(number(other, "SELECT sum(a) FROM t")).isEqualTo(5);
    }

    private void assertNothingRunsUntilRollback() throws SQLException {
        assertState("40001", () -> run(connection, "INSERT INTO t VALUES (99)"));
        assertState("40001", () -> number(connection, "SELECT 1"));
        assertState("40001", connection::commit);
        assertState("40001", connection::setSavepoint);
        assertState("40001", () -> connection.setAutoCommit(true));
        assertThat(connection.isValid(5)).isTrue();
        connection.rollback();
        run(connection, "INSERT INTO t VALUES (9)");
        connection.commit();
        assertThat(number(other, "SELECT count(*) FROM t WHERE a = 9")).isEqualTo(1);
        assertThat(number(other, "SELECT count(*) FROM t WHERE a = 99")).isZero();
    }

    @Test
    void anImmediateTransactionHasTheLockBeforeItReads() throws SQLException {
        try (Connection immediate = Connections.to(server, "?transactionMode=immediate")) {
            immediate.setAutoCommit(false);
            assertThat(number(immediate, "SELECT count(*) FROM t")).isZero();
            connection.setNetworkTimeout(Runnable::run, 300);
            try (Connection impatient = Connections.strangerTo(server)) {
                impatient.setNetworkTimeout(Runnable::run, 300);
                assertState("08007", () -> run(impatient, "INSERT INTO t VALUES (1)"));
            }
            run(immediate, "INSERT INTO t VALUES (2)");
            immediate.commit();
        }
        assertThat(number(other, "SELECT count(*) FROM t WHERE a = 2")).isEqualTo(1);
    }

    @Test
    void aReadOnlyConnectionRefusesWhatMayWrite() throws SQLException {
        connection.setReadOnly(true);
        assertThat(connection.isReadOnly()).isTrue();
        assertState("25006", () -> run(connection, "INSERT INTO t VALUES (1)"));
        assertState("25006", () -> run(connection, "CREATE TABLE u (a)"));
        assertState("25006", () -> run(connection, "WITH c AS (SELECT 1) DELETE FROM t"));
        assertThat(number(connection, "SELECT count(*) FROM t")).isZero();
        assertState("25000", () -> connection.setReadOnly(false));
        connection.rollback();
        connection.setReadOnly(false);
        run(connection, "INSERT INTO t VALUES (1)");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aResultIsReadAfterTheCommitAndBesideOtherStatements() throws SQLException {
        String large = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 30)"
                + " SELECT x, zeroblob(400000) FROM c";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(large)) {
            assertThat(rows.next()).isTrue();
            run(connection, "INSERT INTO t VALUES (1)");
            assertThat(rows.next()).isTrue();
            connection.commit();
            long sum = 3;
            while (rows.next()) {
                sum += rows.getLong(1);
            }
            assertThat(sum).isEqualTo(30 * 31 / 2);
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aRollbackEndsTheResultsOfTheTransactionLoudly() throws SQLException {
        String large = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 30)"
                + " SELECT x, zeroblob(400000) FROM c";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(large)) {
            assertThat(rows.next()).isTrue();
            connection.rollback();
            assertState("40001", rows::next);
        }
        assertThat(number(connection, "SELECT count(*) FROM t")).isZero();
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
    }
}
