package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, chapter 10: transactions. */
abstract class TransactionsContract extends SpecificationContract {
    private static final String COUNT = "SELECT count(*) FROM t";

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
    }

    @Test
    void inAutoCommitOthersSeeAStatementAtOnce() throws SQLException {
        execute("INSERT INTO t VALUES (1)");

        assertThat(number(connect(), COUNT)).isEqualTo(1);
    }

    @Test
    void withoutAutoCommitOthersSeeItWhenCommitted() throws SQLException {
        Connection other = connect();
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        assertThat(number(COUNT)).isEqualTo(1);
        assertThat(number(other, COUNT)).isZero();

        connection.commit();

        assertThat(number(other, COUNT)).isEqualTo(1);
    }

    @Test
    void rollbackUndoesEverythingSinceTheLastEnd() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        connection.commit();
        execute("INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)", "DELETE FROM t WHERE a = 1");

        connection.rollback();

        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1));
    }

    @Test
    void anotherTransactionBeginsByItself() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        connection.rollback();
        execute("INSERT INTO t VALUES (2)");
        connection.commit();
        execute("INSERT INTO t VALUES (3)");
        connection.rollback();

        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(2));
    }

    @Test
    void ddlIsPartOfTheTransaction() throws SQLException {
        connection.setAutoCommit(false);
        execute("CREATE TABLE u (a)", "INSERT INTO u VALUES (1)", "DROP TABLE t");

        connection.rollback();

        assertThat(rows("SELECT name FROM sqlite_schema")).containsExactly(List.of("t"));
    }

    @Test
    void commitAndRollbackWithoutAStatementDoNothing() throws SQLException {
        connection.setAutoCommit(false);

        assertThatCode(() -> {
                    connection.commit();
                    connection.rollback();
                    connection.commit();
                })
                .doesNotThrowAnyException();
        assertThat(connection.getAutoCommit()).isFalse();
    }

    @Test
    void commitAndRollbackAreRefusedInAutoCommit() {
        assertState("25000", connection::commit);
        assertState("25000", connection::rollback);
    }

    @Test
    void turningAutoCommitOnCommits() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");

        connection.setAutoCommit(true);

        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(number(connect(), COUNT)).isEqualTo(1);
    }

    @Test
    void settingAutoCommitToWhatItIsChangesNothing() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");

        connection.setAutoCommit(false);

        assertThat(number(connect(), COUNT)).isZero();
        connection.rollback();
        assertThat(number(COUNT)).isZero();
    }

    @Test
    void closingGivesUpTheOpenTransaction() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");

        connection.close();

        assertThat(number(connect(), COUNT)).isZero();
    }

    @Test
    void anErrorUndoesItsStatementAndLeavesTheTransactionOpen() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");

        failure(() -> execute("INSERT INTO t VALUES (2), (1)"));

        execute("INSERT INTO t VALUES (3)");
        connection.commit();
        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void anErrorInTheFirstStatementLeavesTheConnectionUsable() throws SQLException {
        connection.setAutoCommit(false);

        failure(() -> execute("INSERT INTO nowhere VALUES (1)"));

        execute("INSERT INTO t VALUES (1)");
        connection.commit();
        assertThat(number(connect(), COUNT)).isEqualTo(1);
    }

    @Test
    void orRollbackEndsTheTransaction() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");

        failure(() -> execute("INSERT OR ROLLBACK INTO t VALUES (1)"));

        if (differs(Difference.LOST_TRANSACTION)) {
            connection.rollback();
        } else {
            failure(connection::rollback);
        }
        assertThat(number(connect(), COUNT)).isZero();
    }

    @Test
    void afterOrRollbackNothingRunsUntilRollback() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        failure(() -> execute("INSERT OR ROLLBACK INTO t VALUES (1)"));

        if (differs(Difference.LOST_TRANSACTION)) {
            SQLException refused = failure(() -> execute("INSERT INTO t VALUES (2)"));
            assertThat(refused.getSQLState()).startsWith("40");
            connection.rollback();
            assertThat(number(connect(), COUNT)).isZero();
            execute("INSERT INTO t VALUES (3)");
            connection.commit();
            assertThat(rows("SELECT a FROM t")).containsExactly(List.of(3));
        } else {
            execute("INSERT INTO t VALUES (2)");
            failure(connection::rollback);
            assertThat(number(connect(), COUNT)).isEqualTo(1);
        }
    }

    @Test
    void aDeferredForeignKeyFailsTheCommitAndTheTransactionStaysOpen() throws SQLException {
        execute("CREATE TABLE child (parent REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
        connection.setAutoCommit(false);
        execute("INSERT INTO child VALUES (7)");

        assertState("23503", connection::commit);

        execute("INSERT INTO t VALUES (7)");
        connection.commit();
        assertThat(number(connect(), "SELECT count(*) FROM child")).isEqualTo(1);
    }

    @Test
    void aSnapshotDoesNotSeeLaterCommits() throws SQLException {
        Connection other = connect();
        connection.setAutoCommit(false);
        assertThat(number(COUNT)).isZero();

        execute(other, "INSERT INTO t VALUES (1)");

        assertThat(number(COUNT)).isZero();
        connection.commit();
        assertThat(number(COUNT)).isEqualTo(1);
    }

    @Test
    void writingUponAnOldSnapshotFailsAsSerializationFailure() throws SQLException {
        Connection other = connect();
        connection.setAutoCommit(false);
        assertThat(number(COUNT)).isZero();
        execute(other, "INSERT INTO t VALUES (1)");

        SQLException busy = assertState("40001", () -> execute("INSERT INTO t VALUES (2)"));

        assertThat(busy.getErrorCode() & 0xFF).isEqualTo(5);
        connection.rollback();
        execute("INSERT INTO t VALUES (2)");
        connection.commit();
        assertThat(number(other, COUNT)).isEqualTo(2);
    }

    @Test
    void rowsAreReadOnAfterACommit() throws SQLException {
        execute("INSERT INTO t VALUES (1), (2), (3)");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT a FROM t ORDER BY a")) {
            assertThat(result.next()).isTrue();

            connection.commit();

            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void holdabilityIsTold() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            if (differs(Difference.HOLDABILITY)) {
                assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
                assertThat(statement.getResultSetHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
                assertThat(result.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
            } else {
                assertThat(connection.getHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
                assertThat(result.getHoldability()).isZero();
            }
        }
    }

    @Test
    void preparedStatementsOutliveTransactions() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setInt(1, 1);
            insert.executeUpdate();
            connection.commit();
            insert.setInt(1, 2);
            insert.executeUpdate();
            connection.rollback();
            insert.setInt(1, 3);
            insert.executeUpdate();
            connection.commit();
        }
        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void pragmaForeignKeysHoldsForTheConnection() throws SQLException {
        execute("CREATE TABLE child (parent REFERENCES t)", "PRAGMA foreign_keys = OFF");

        execute("INSERT INTO child VALUES (99)");

        assertThat(number("PRAGMA foreign_keys")).isZero();
        assertThat(number(connect(), "PRAGMA foreign_keys")).isEqualTo(1);
    }

    @Test
    void twoWritersTakeTurns() throws SQLException {
        Connection other = connect();
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        connection.commit();
        other.setAutoCommit(false);
        execute(other, "INSERT INTO t VALUES (2)");
        other.commit();

        assertThat(number(COUNT)).isEqualTo(2);
        connection.commit();
    }
}
