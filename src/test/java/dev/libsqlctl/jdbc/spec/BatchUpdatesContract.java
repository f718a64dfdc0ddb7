package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, chapter 14: batch updates. */
abstract class BatchUpdatesContract extends SpecificationContract {
    private static final String COUNT = "SELECT count(*) FROM t";

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
    }

    @Test
    void aBatchCountsTheRowsOfEachStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1, 'x'), (2, 'y')");
            statement.addBatch("UPDATE t SET b = 'z'");
            statement.addBatch("DELETE FROM t WHERE a = 1");
            statement.addBatch("DELETE FROM t WHERE a = 99");

            assertThat(statement.executeBatch()).containsExactly(2, 2, 1, 0);
        }
        assertThat(rows("SELECT * FROM t")).containsExactly(List.of(2, "z"));
    }

    @Test
    void ddlInABatchCountsNothing() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("CREATE TABLE u (a)");
            statement.addBatch("INSERT INTO u VALUES (1)");
            statement.addBatch("DROP TABLE t");

            int[] counts = statement.executeBatch();

            assertThat(counts).hasSize(3);
            assertThat(counts[0]).isZero();
            assertThat(counts[1]).isEqualTo(1);
            assertThat(counts[2]).isEqualTo(differs(Difference.DDL_COUNT_IN_BATCH) ? 0 : 1);
        }
    }

    @Test
    void anEmptyBatchGivesNoCounts() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            assertThat(statement.executeBatch()).isEmpty();
            assertThat(prepared.executeBatch()).isEmpty();
            assertThat(statement.executeLargeBatch()).isEmpty();
        }
    }

    @Test
    void aClearedBatchIsEmpty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1, 'x')");
            statement.clearBatch();

            assertThat(statement.executeBatch()).isEmpty();
        }
        assertThat(number(COUNT)).isZero();
    }

    @Test
    void anExecutedBatchIsEmpty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1, 'x')");
            statement.executeBatch();

            assertThat(statement.executeBatch()).isEmpty();
        }
        assertThat(number(COUNT)).isEqualTo(1);
    }

    @Test
    void parametersAreThoseOfTheirAddBatch() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 1; i <= 3; i++) {
                insert.setInt(1, i);
                insert.setString(2, "row " + i);
                insert.addBatch();
            }

            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        }
        assertThat(rows("SELECT * FROM t"))
                .containsExactly(List.of(1, "row 1"), List.of(2, "row 2"), List.of(3, "row 3"));
    }

    @Test
    void aParameterSetOnceHoldsForTheRowsAfterIt() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            insert.setString(2, "same");
            insert.setInt(1, 1);
            insert.addBatch();
            insert.setInt(1, 2);
            insert.addBatch();

            assertThat(insert.executeBatch()).containsExactly(1, 1);
        }
        assertThat(rows("SELECT b FROM t")).containsExactly(List.of("same"), List.of("same"));
    }

    @Test
    void changingAnArrayAfterAddBatchChangesNothing() throws SQLException {
        byte[] bytes = {1, 2, 3};
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (1, ?)")) {
            insert.setBytes(1, bytes);
            insert.addBatch();
            Arrays.fill(bytes, (byte) 9);
            insert.executeBatch();
        }
        assertThat(text("SELECT hex(b) FROM t")).isEqualTo(differs(Difference.BYTES_ARE_COPIED) ? "010203" : "090909");
    }

    @Test
    void manyRowsAllArrive() throws SQLException {
        connection.setAutoCommit(false);
        int[] counts;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < 20_000; i++) {
                insert.setInt(1, i);
                insert.setString(2, "row " + i);
                insert.addBatch();
            }
            counts = insert.executeBatch();
        }
        connection.commit();

        assertThat(counts).hasSize(20_000).containsOnly(1);
        assertThat(rows("SELECT count(*), sum(a), sum(b = 'row ' || a) FROM t"))
                .containsExactly(List.of(20_000, 199_990_000, 20_000));
    }

    @Test
    void largeRowsAllArrive() throws SQLException {
        String large = "x".repeat(400_000);
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < 10; i++) {
                insert.setInt(1, i);
                insert.setString(2, large);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(10).containsOnly(1);
        }
        connection.commit();

        assertThat(rows("SELECT count(*), sum(length(b)) FROM t")).containsExactly(List.of(10, 4_000_000));
    }

    @Test
    void largeBatchesCountInLongs() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, 'x')")) {
            insert.setInt(1, 1);
            insert.addBatch();
            insert.setInt(1, 2);
            insert.addBatch();

            assertThat(insert.executeLargeBatch()).containsExactly(1L, 1L);
        }
    }

    @Test
    void updatesAndDeletesWithParametersCount() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'x'), (3, 'y')");
        try (PreparedStatement update = connection.prepareStatement("UPDATE t SET b = ? WHERE b = ?")) {
            update.setString(1, "z");
            update.setString(2, "x");
            update.addBatch();
            update.setString(2, "nothing");
            update.addBatch();
            update.setString(2, "y");
            update.addBatch();

            assertThat(update.executeBatch()).containsExactly(2, 0, 1);
        }
    }

    @Test
    void aBatchInAutoCommitIsSeenByOthers() throws SQLException {
        Connection other = connect();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, 'x')")) {
            insert.setInt(1, 1);
            insert.addBatch();
            insert.setInt(1, 2);
            insert.addBatch();
            insert.executeBatch();
        }
        assertThat(number(other, COUNT)).isEqualTo(2);
    }

    @Test
    void aBatchInATransactionEndsWithIt() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, 'x')")) {
            insert.setInt(1, 1);
            insert.addBatch();
            insert.executeBatch();
        }
        assertThat(number(connect(), COUNT)).isZero();

        connection.rollback();

        assertThat(number(COUNT)).isZero();
    }

    @Test
    void triggersFireForEachRow() throws SQLException {
        execute(
                "CREATE TABLE log (a, at INTEGER PRIMARY KEY)",
                "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log (a) VALUES (new.a); END");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, 'x')")) {
            for (int i = 3; i >= 1; i--) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        }
        assertThat(rows("SELECT a FROM log ORDER BY at")).containsExactly(List.of(3), List.of(2), List.of(1));
    }

    @Test
    void ignoredRowsCountZero() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO t VALUES (?, 'x')")) {
            for (int key : new int[] {1, 1, 2, 2}) {
                insert.setInt(1, key);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 0, 1, 0);
        }
    }

    @Test
    void upsertsSeeTheRowsBeforeThem() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO t VALUES (?, 'n1') ON CONFLICT (a) DO UPDATE SET b = 'n' || (substr(b, 2) + 1)")) {
            for (int i = 0; i < 3; i++) {
                insert.setInt(1, 1);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        }
        assertThat(text("SELECT b FROM t")).isEqualTo("n3");
    }

    @Test
    void rowsOfDifferentTypesKeepThem() throws SQLException {
        execute("CREATE TABLE u (v)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO u VALUES (?)")) {
            insert.setObject(1, 1L);
            insert.addBatch();
            insert.setObject(1, 1.5);
            insert.addBatch();
            insert.setObject(1, "1");
            insert.addBatch();
            insert.setObject(1, new byte[] {1});
            insert.addBatch();
            insert.setObject(1, null);
            insert.addBatch();
            insert.executeBatch();
        }
        assertThat(rows("SELECT typeof(v) FROM u ORDER BY rowid"))
                .containsExactly(
                        List.of("integer"), List.of("real"), List.of("text"), List.of("blob"), List.of("null"));
    }

    @Test
    void aBatchClosesTheOpenResultOfItsStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var result = statement.executeQuery("SELECT 1");
            statement.addBatch("INSERT INTO t VALUES (1, 'x')");
            statement.executeBatch();

            assertThat(result.isClosed()).isTrue();
        }
    }

    @Test
    void aPreparedBatchWithoutParametersRunsAsOftenAsAdded() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES ('x')")) {
            insert.addBatch();
            insert.addBatch();
            insert.addBatch();

            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        }
        assertThat(number(COUNT)).isEqualTo(3);
    }
}
