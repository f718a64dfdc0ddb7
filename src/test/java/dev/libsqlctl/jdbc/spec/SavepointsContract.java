package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 10.3: savepoints. */
abstract class SavepointsContract extends SpecificationContract {
    private static final String COUNT = "SELECT count(*) FROM t";

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
    }

    @Test
    void rollbackToASavepointUndoesWhatCameAfter() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        Savepoint savepoint = connection.setSavepoint();
        execute("INSERT INTO t VALUES (2)");

        connection.rollback(savepoint);

        execute("INSERT INTO t VALUES (3)");
        connection.commit();
        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void aSavepointCanBeRolledBackToAgain() throws SQLException {
        connection.setAutoCommit(false);
        Savepoint savepoint = connection.setSavepoint();
        execute("INSERT INTO t VALUES (1)");
        connection.rollback(savepoint);
        execute("INSERT INTO t VALUES (2)");
        connection.rollback(savepoint);
        execute("INSERT INTO t VALUES (3)");

        connection.commit();

        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(3));
    }

    @Test
    void savepointsNest() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        Savepoint outer = connection.setSavepoint("outer");
        execute("INSERT INTO t VALUES (2)");
        Savepoint inner = connection.setSavepoint("inner");
        execute("INSERT INTO t VALUES (3)");

        connection.rollback(inner);
        assertThat(number(COUNT)).isEqualTo(2);
        connection.rollback(outer);
        assertThat(number(COUNT)).isEqualTo(1);

        connection.commit();
        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1));
    }

    @Test
    void rollbackToTheOuterSavepointEndsTheInner() throws SQLException {
        connection.setAutoCommit(false);
        Savepoint outer = connection.setSavepoint("outer");
        Savepoint inner = connection.setSavepoint("inner");

        connection.rollback(outer);

        assertState("3B001", () -> connection.rollback(inner));
        connection.rollback();
    }

    @Test
    void aReleasedSavepointKeepsItsChangesAndIsGone() throws SQLException {
        connection.setAutoCommit(false);
        Savepoint savepoint = connection.setSavepoint("once");
        execute("INSERT INTO t VALUES (1)");

        connection.releaseSavepoint(savepoint);

        assertThat(number(COUNT)).isEqualTo(1);
        assertState("3B001", () -> connection.rollback(savepoint));
        connection.commit();
        assertThat(number(COUNT)).isEqualTo(1);
    }

    @Test
    void savepointsEndWithTheTransaction() throws SQLException {
        connection.setAutoCommit(false);
        Savepoint savepoint = connection.setSavepoint("old");
        execute("INSERT INTO t VALUES (1)");
        connection.commit();

        assertState("3B001", () -> connection.rollback(savepoint));
        assertThat(number(COUNT)).isEqualTo(1);
        connection.rollback();
    }

    @Test
    void aNamedSavepointHasANameAndAnUnnamedOneAnId() throws SQLException {
        connection.setAutoCommit(false);
        Savepoint named = connection.setSavepoint("it's \"mine\"");
        Savepoint first = connection.setSavepoint();
        Savepoint second = connection.setSavepoint();

        assertThat(named.getSavepointName()).isEqualTo("it's \"mine\"");
        assertThat(first.getSavepointId()).isNotEqualTo(second.getSavepointId());
        if (differs(Difference.SAVEPOINT_IDENTITY)) {
            failure(named::getSavepointId);
            failure(first::getSavepointName);
        } else {
            assertThat(named.getSavepointId()).isPositive();
            assertThat(first.getSavepointName()).startsWith("SQLITE_SAVEPOINT");
        }
        connection.rollback(named);
        connection.rollback();
    }

    @Test
    void aSavepointNeedsATransaction() throws SQLException {
        if (differs(Difference.SAVEPOINT_IN_AUTO_COMMIT)) {
            failure(connection::setSavepoint);
            failure(() -> connection.setSavepoint("s"));
            assertThat(connection.getAutoCommit()).isTrue();
        } else {
            connection.setSavepoint();
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }

    @Test
    void aSavepointOfAnotherConnectionIsRefused() throws SQLException {
        Connection other = connect();
        other.setAutoCommit(false);
        Savepoint foreign = other.setSavepoint("s");
        connection.setAutoCommit(false);
        connection.setSavepoint("s");

        if (differs(Difference.FOREIGN_SAVEPOINT)) {
            failure(() -> connection.rollback(foreign));
        } else {
            connection.rollback(foreign);
        }
    }
}
