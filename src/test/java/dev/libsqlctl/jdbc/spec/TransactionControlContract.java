package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQL's own statements for transactions, which JDBC 4.3, section 10.1, advises against and programs use. */
abstract class TransactionControlContract extends SpecificationContract {
    private static final String COUNT = "SELECT count(*) FROM t";

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
    }

    @Test
    void beginAndCommitWorkInAutoCommit() throws SQLException {
        execute("BEGIN", "INSERT INTO t VALUES (1)", "ROLLBACK");
        assertThat(number(COUNT)).isZero();

        execute("BEGIN IMMEDIATE", "INSERT INTO t VALUES (2)");
        assertThat(number(connect(), COUNT)).isZero();
        execute("COMMIT");
        assertThat(number(connect(), COUNT)).isEqualTo(1);
    }

    @Test
    void theConnectionStaysInAutoCommit() throws SQLException {
        execute("BEGIN");

        assertThat(connection.getAutoCommit()).isTrue();
        assertState("25000", connection::commit);
        assertState("25000", connection::rollback);
        execute("ROLLBACK");
    }

    @Test
    void anErrorLeavesTheTransactionOpen() throws SQLException {
        execute("BEGIN", "INSERT INTO t VALUES (1)");

        failure(() -> execute("INSERT INTO t VALUES (1)"));

        assertThat(number(COUNT)).isEqualTo(1);
        execute("ROLLBACK");
        assertThat(number(COUNT)).isZero();
    }

    @Test
    void aConnectionThatIsClosedWithinOneRollsBack() throws SQLException {
        execute("BEGIN", "INSERT INTO t VALUES (1)");

        connection.close();

        assertThat(number(connect(), COUNT)).isZero();
    }

    @Test
    void aSavepointBeginsATransactionToo() throws SQLException {
        execute("SAVEPOINT s", "INSERT INTO t VALUES (1)");
        assertThat(number(connect(), COUNT)).isZero();

        execute("ROLLBACK TO s", "INSERT INTO t VALUES (2)", "RELEASE s");

        assertThat(number(connect(), COUNT)).isEqualTo(1);
    }

    @Test
    void savepointsNestInATransactionOfJdbc() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)", "SAVEPOINT s", "INSERT INTO t VALUES (2)", "ROLLBACK TO s", "RELEASE s");

        connection.commit();

        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1));
    }

    @Test
    void commitEndsATransactionOfJdbcAndTheNextBegins() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)", "COMMIT", "INSERT INTO t VALUES (2)");

        if (differs(Difference.SQL_TRANSACTIONS)) {
            assertThat(number(connect(), COUNT)).isEqualTo(1);
            connection.rollback();
            assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1));
        } else {
            assertThat(number(connect(), COUNT)).isEqualTo(2);
            failure(connection::rollback);
        }
    }

    @Test
    void rollbackEndsATransactionOfJdbcAndTheNextBegins() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)", "ROLLBACK", "INSERT INTO t VALUES (2)");

        if (differs(Difference.SQL_TRANSACTIONS)) {
            assertThat(number(connect(), COUNT)).isZero();
            connection.commit();
            assertThat(rows("SELECT a FROM t")).containsExactly(List.of(2));
        } else {
            assertThat(number(connect(), COUNT)).isEqualTo(1);
            failure(connection::commit);
        }
    }

    @Test
    void beginAsTheFirstStatementIsTheBeginning() throws SQLException {
        connection.setAutoCommit(false);
        if (differs(Difference.SQL_TRANSACTIONS)) {
            execute("BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
            assertThat(number(connect(), COUNT)).isZero();
            connection.commit();
            assertThat(number(connect(), COUNT)).isEqualTo(1);
        } else {
            failure(() -> execute("BEGIN IMMEDIATE"));
        }
    }

    @Test
    void aTransactionOfSqlCanBeTakenOver() throws SQLException {
        execute("BEGIN", "INSERT INTO t VALUES (1)");
        if (differs(Difference.SQL_TRANSACTIONS)) {
            connection.setAutoCommit(false);
            connection.rollback();
            assertThat(number(COUNT)).isZero();
            connection.rollback();
        } else {
            failure(() -> connection.setAutoCommit(false));
        }
    }
}
