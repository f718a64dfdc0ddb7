package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 14.1.3: batches that fail. */
abstract class FailedBatchesContract extends SpecificationContract {
    private static final String COUNT = "SELECT count(*) FROM t";

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
    }

    @Test
    void aBatchThatFailedIsEmptyToo() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO nowhere VALUES (1)");
            failure(statement::executeBatch);

            assertThat(statement.executeBatch()).isEmpty();
        }
    }

    @Test
    void aMissingParameterIsRefused() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            insert.setInt(1, 1);

            if (differs(Difference.MISSING_PARAMETER)) {
                assertThat(failure(insert::addBatch).getSQLState()).isEqualTo("07001");
                assertThat(insert.executeBatch()).isEmpty();
            } else {
                insert.addBatch();
                assertThat(insert.executeBatch()).containsExactly(1);
            }
        }
    }

    @Test
    void aFailedBatchInATransactionCanBeRolledBack() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1, 'kept')");
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (2, 'x')");
            statement.addBatch("INSERT INTO t VALUES (1, 'again')");
            statement.addBatch("INSERT INTO t VALUES (3, 'x')");

            assertThatObject(failure(statement::executeBatch)).isInstanceOf(BatchUpdateException.class);
        }
        connection.rollback();

        assertThat(number(COUNT)).isZero();
    }

    @Test
    void aFailedBatchTellsWhatWasDoneBefore() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1, 'x'), (2, 'x')");
            statement.addBatch("INSERT INTO t VALUES (1, 'again')");
            statement.addBatch("INSERT INTO t VALUES (3, 'x')");

            BatchUpdateException failed = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);

            if (differs(Difference.BATCH_COUNTS)) {
                // A driver that stops at the first error gives the counts before it (14.1.3).
                assertThat(failed.getUpdateCounts()).containsExactly(2);
                assertThat(failed.getLargeUpdateCounts()).containsExactly(2L);
                assertThat(failed.getSQLState()).isEqualTo("23505");
                assertThatObject(failed.getNextException() == null ? failed.getCause() : failed.getNextException())
                        .isInstanceOf(SQLException.class);
            } else {
                assertThat(failed.getUpdateCounts()).containsExactly(2, 0, 0);
                assertThat(failed.getSQLState()).isNull();
            }
            assertThat(failed.getMessage()).contains("UNIQUE constraint failed: t.a");
        }
        connection.commit();
        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void aFailedBatchInAutoCommitLeavesNothing() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1, 'x')");
            statement.addBatch("INSERT INTO t VALUES (2, 'x')");
            statement.addBatch("INSERT INTO t VALUES (1, 'again')");

            BatchUpdateException failed = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);

            if (differs(Difference.ATOMIC_BATCH)) {
                assertThat(number(connect(), COUNT)).isZero();
                assertThat(failed.getSQLState()).isEqualTo("23505");
                assertThat(failed.getUpdateCounts()).doesNotContain(1);
            } else {
                assertThat(number(connect(), COUNT)).isEqualTo(2);
            }
        }
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void aFailedPreparedBatchInAutoCommitLeavesNothing() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, 'x')")) {
            for (int key : new int[] {1, 2, 3, 2, 4}) {
                insert.setInt(1, key);
                insert.addBatch();
            }

            SQLException failed = failure(insert::executeBatch);

            assertThat(failed.getMessage()).contains("UNIQUE constraint failed: t.a");
            assertThat(failed instanceof BatchUpdateException).isEqualTo(differs(Difference.BATCH_EXCEPTION));
        }
        assertThat(number(connect(), COUNT)).isEqualTo(differs(Difference.ATOMIC_BATCH) ? 0 : 3);
    }

    @Test
    void aFailedPreparedBatchInATransactionKeepsTheRowsBeforeTheError() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, 'x')")) {
            for (int key : new int[] {1, 2, 3, 2, 4}) {
                insert.setInt(1, key);
                insert.addBatch();
            }

            SQLException failed = failure(insert::executeBatch);

            if (differs(Difference.BATCH_EXCEPTION)) {
                assertThat(((BatchUpdateException) failed).getUpdateCounts()).containsExactly(1, 1, 1);
            } else {
                assertThatObject(failed).isNotInstanceOf(BatchUpdateException.class);
            }
        }
        connection.commit();
        assertThat(rows("SELECT a FROM t")).containsExactly(List.of(1), List.of(2), List.of(3));
    }

    @Test
    void aQueryInABatchIsRefused() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1, 'x')");
            statement.addBatch("SELECT * FROM t");

            BatchUpdateException failed = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);

            assertThatObject(failed).isNotNull();
        }
        assertThat(number(connect(), COUNT)).isEqualTo(differs(Difference.ATOMIC_BATCH) ? 0 : 1);
    }

    @Test
    void aTextCannotBeAddedToAPreparedStatement() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (1, 'x')")) {
            failure(() -> insert.addBatch("INSERT INTO t VALUES (2, 'x')"));
        }
    }
}
