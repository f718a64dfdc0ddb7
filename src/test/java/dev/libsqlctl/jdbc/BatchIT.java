package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.support.SqldServer;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches, short ones and such as are written many rows at a time: nothing but the time they take may differ. */
class BatchIT {
    private static final String INSERT = "INSERT INTO t (id, a) VALUES (?, ?)";

    private static SqldServer server;
    private Connection connection;
    private Statement statement;

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
        connection = DriverManager.getConnection("jdbc:libsql:" + server.url());
        statement = connection.createStatement();
        for (String table : List.of("t", "log", "child", "parent")) {
            statement.executeUpdate("DROP TABLE IF EXISTS " + table);
        }
        statement.executeUpdate("CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void statementsOfManyKinds() throws SQLException {
        statement.addBatch("INSERT INTO t (a) VALUES (1), (2)");
        statement.addBatch("UPDATE t SET a = a + 10 WHERE a = 1");
        statement.addBatch("CREATE TABLE log (x)");
        statement.addBatch("DELETE FROM t");
        assertThat(statement.executeBatch()).containsExactly(2, 1, 0, 2);
        assertThat(statement.executeBatch()).isEmpty();
    }

    @Test
    void anEmptyOrClearedBatchDoesNothing() throws SQLException {
        statement.addBatch("INSERT INTO t (a) VALUES (1)");
        statement.clearBatch();
        assertThat(statement.executeBatch()).isEmpty();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            assertThat(insert.executeBatch()).isEmpty();
        }
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 100, 101, 1_001, 12_345})
    void everyRowIsInserted(int rows) throws SQLException {
        try (PreparedStatement insert = insertOf(rows, -1)) {
            assertThat(insert.executeBatch()).hasSize(rows).containsOnly(1);
        }
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(rows);
        assertThat(number("SELECT sum(id) FROM t")).isEqualTo((long) rows * (rows + 1) / 2);
        assertThat(number("SELECT count(*) FROM t WHERE a = 'row ' || id")).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5_000})
    void everyRowIsInsertedInTheOpenTransaction(int rows) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = insertOf(rows, -1)) {
            assertThat(insert.executeBatch()).hasSize(rows).containsOnly(1);
        }
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(rows);
        connection.rollback();
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 150, 1_100, 2_999})
    void inAutoCommitNothingStaysWhenARowIsRefused(int duplicate) throws SQLException {
        int rows = Math.max(6, duplicate + 1);
        try (PreparedStatement insert = insertOf(rows, duplicate)) {
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(failure.getSQLState()).isEqualTo("23505");
            assertThat(failure.getErrorCode()).isEqualTo(19);
            assertThat(failure.getMessage())
                    .contains("Statement " + duplicate + " of " + rows, "UNIQUE constraint failed: t.a");
            assertThat(failure.getUpdateCounts()).hasSize(rows).containsOnly(Statement.EXECUTE_FAILED);
            assertThat(insert.executeBatch()).isEmpty();
        }
        assertThat(number("SELECT count(*) FROM t")).isZero();
        assertThat(statement.executeUpdate("INSERT INTO t (a) VALUES (1)")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 150, 1_100, 2_999})
    void inATransactionTheRowsBeforeTheRefusedOneStay(int duplicate) throws SQLException {
        connection.setAutoCommit(false);
        int rows = duplicate + 200;
        try (PreparedStatement insert = insertOf(rows, duplicate)) {
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(failure.getSQLState()).isEqualTo("23505");
            assertThat(failure.getLargeUpdateCounts()).hasSize(duplicate - 1).containsOnly(1);
        }
        connection.commit();
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(duplicate - 1);
    }

    @Test
    void triggersSeeOneRowAtATime() throws SQLException {
        statement.executeUpdate("CREATE TABLE log (x)");
        statement.executeUpdate("CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (changes()); END");
        try (PreparedStatement insert = insertOf(300, -1)) {
            assertThat(insert.executeBatch()).hasSize(300).containsOnly(1);
        }
        assertThat(number("SELECT count(*) FROM log")).isEqualTo(300);
        // What the INSERT before changed: one row, if it inserted one.
        assertThat(number("SELECT count(*) FROM log WHERE x = 1")).isGreaterThanOrEqualTo(299);
    }

    @Test
    void defaultsCountOneStatementForEachRow() throws SQLException {
        statement.executeUpdate("CREATE TABLE log (x, before DEFAULT (total_changes()))");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO log (x) VALUES (?)")) {
            for (int i = 0; i < 300; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        assertThat(number("SELECT count(DISTINCT before) FROM log")).isEqualTo(300);
    }

    @Test
    void aRowCannotPrecedeItsParent() throws SQLException {
        statement.executeUpdate("CREATE TABLE parent (id INTEGER PRIMARY KEY, up REFERENCES PARENT (id))");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO parent VALUES (?, ?)")) {
            for (int id = 1; id <= 300; id++) {
                insert.setInt(1, id);
                insert.setInt(2, id < 300 ? id + 1 : 1);
                insert.addBatch();
            }
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(failure.getSQLState()).isEqualTo("23503");
            assertThat(failure.getMessage()).contains("Statement 1 of 300");
        }
    }

    @Test
    void aTableThatIgnoresConflictsSaysSoRowByRow() throws SQLException {
        statement.executeUpdate("CREATE TABLE log (x UNIQUE ON CONFLICT IGNORE)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO log VALUES (?)")) {
            for (int i = 0; i < 300; i++) {
                insert.setInt(1, i % 200);
                insert.addBatch();
            }
            int[] counts = insert.executeBatch();
            assertThat(Arrays.copyOf(counts, 200)).containsOnly(1);
            assertThat(Arrays.copyOfRange(counts, 200, 300)).containsOnly(0);
        }
    }

    @Test
    void orIgnoreCountsRowByRow() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO t (a) VALUES (?)")) {
            for (int i = 0; i < 300; i++) {
                insert.setInt(1, i / 2);
                insert.addBatch();
            }
            int[] expected = IntStream.range(0, 300).map(i -> 1 - i % 2).toArray();
            assertThat(insert.executeBatch()).containsExactly(expected);
        }
    }

    @Test
    void viewsAndVirtualTablesAreInsertedIntoRowByRow() throws SQLException {
        statement.executeUpdate("CREATE VIRTUAL TABLE log USING fts5(x)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO log VALUES (?)")) {
            for (int i = 0; i < 150; i++) {
                insert.setString(1, "word " + i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(150).containsOnly(1);
        }
        assertThat(number("SELECT count(*) FROM log WHERE log MATCH 'word'")).isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 150})
    void aViewIsInsertedIntoByItsTrigger(int rows) throws SQLException {
        statement.executeUpdate("CREATE VIEW v AS SELECT id, a FROM t");
        try {
            statement.executeUpdate("CREATE TRIGGER vi INSTEAD OF INSERT ON v"
                    + " BEGIN INSERT INTO t VALUES (new.id + 1000, 'by trigger ' || new.a); END");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO v (id, a) VALUES (?, ?)")) {
                for (int i = 0; i < rows; i++) {
                    insert.setInt(1, i);
                    insert.setInt(2, i);
                    insert.addBatch();
                }
                // SQLite does not count what a trigger does in place of an INSERT.
                assertThat(insert.executeBatch()).hasSize(rows).containsOnly(0);
            }
            assertThat(number("SELECT count(*) FROM t WHERE a = 'by trigger ' || (id - 1000)"))
                    .isEqualTo(rows);
        } finally {
            statement.executeUpdate("DROP VIEW v");
        }
    }

    @Test
    void aTransactionOfTheProgramThatWasLostIsNotEndedByABatch() throws SQLException {
        statement.execute("BEGIN");
        statement.executeUpdate("INSERT INTO t (a) VALUES (1)");
        catchThrowableOfType(
                SQLException.class, () -> statement.executeUpdate("INSERT OR ROLLBACK INTO t (a) VALUES (1)"));
        try (PreparedStatement insert = insertOf(3, -1)) {
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(failure.getSQLState()).startsWith("40");
        }
        assertThat(catchThrowableOfType(SQLException.class, () -> statement.executeUpdate("DELETE FROM t"))
                        .getSQLState())
                .startsWith("40");
        statement.execute("ROLLBACK");
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    /** The server lets a transaction hold the write lock for five seconds, and looks at that between two statements. */
    @Test
    @Timeout(100)
    void aBatchThatAnotherWriterTakesTheLockFromLeavesNothing() throws Exception {
        statement.executeUpdate("CREATE TABLE log (x)");
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<Void> otherWriter = new FutureTask<>(() -> {
            try (Connection other = DriverManager.getConnection("jdbc:libsql:" + server.url());
                    Statement write = other.createStatement()) {
                while (!over.get()) {
                    write.executeUpdate("INSERT INTO log VALUES ('other')");
                    Thread.sleep(50);
                }
            }
            return null;
        });
        for (int i = 0; i < 1_000; i++) {
            statement.addBatch("INSERT INTO log SELECT 'mine' FROM (SELECT count(*) FROM generate_series(1, 2000000))");
        }
        BatchUpdateException failure;
        new Thread(otherWriter).start();
        try {
            failure = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
        } finally {
            over.set(true);
            otherWriter.get();
        }
        assertThat(failure.getSQLState()).isEqualTo("40001");
        assertThat(failure.getMessage())
                .contains(
                        "the whole batch is rolled back",
                        "held the write lock for more than 5 s",
                        "another connection wanted it");
        assertThat(failure.getUpdateCounts()).hasSize(1_000).containsOnly(Statement.EXECUTE_FAILED);
        assertThat(number("SELECT count(*) FROM log WHERE x = 'mine'")).isZero();
        assertThat(statement.executeUpdate("INSERT INTO log VALUES ('mine')")).isEqualTo(1);
    }

    @Test
    void namesAndLiteralsInAManyRowInsert() throws SQLException {
        statement.executeUpdate("CREATE TABLE log (a, b, c, d)");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO \"main\".[log] (a, b, c, d) VALUES (:x, 'it''s', -1.5, :x);")) {
            for (int i = 0; i < 250; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(250).containsOnly(1);
        }
        assertThat(number("SELECT count(*) FROM log WHERE a = d AND b = 'it''s' AND c = -1.5"))
                .isEqualTo(250);
    }

    @Test
    void moreParametersThanOneStatementTakes() throws SQLException {
        int columns = 120;
        String names = String.join(
                ", ", IntStream.range(0, columns).mapToObj(i -> "c" + i).toList());
        statement.executeUpdate("CREATE TABLE log (" + names + ")");
        String sql = "INSERT INTO log VALUES (" + "?,".repeat(columns - 1) + "?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int row = 0; row < 700; row++) {
                for (int i = 1; i <= columns; i++) {
                    insert.setInt(i, row);
                }
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(700).containsOnly(1);
        }
        assertThat(number("SELECT sum(c0 + c119) FROM log")).isEqualTo(699 * 700);
    }

    @Test
    void valuesLargerThanARequest() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 1; i <= 120; i++) {
                insert.setInt(1, i);
                insert.setBytes(2, new byte[i % 40 == 0 ? 1_500_000 + i : i]);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(120).containsOnly(1);
        }
        assertThat(number("SELECT max(length(a)) FROM t")).isEqualTo(1_500_120);
    }

    @Test
    void updatesAndDeletes() throws SQLException {
        try (PreparedStatement insert = insertOf(500, -1)) {
            insert.executeBatch();
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE t SET a = ? WHERE id <= ?")) {
            for (int i = 0; i < 3; i++) {
                update.setString(1, null);
                update.setInt(2, i * 10);
                update.addBatch();
            }
            assertThat(update.executeLargeBatch()).containsExactly(0, 10, 20);
        }
    }

    @Test
    void keysOfEveryStatement() throws SQLException {
        String sql = "INSERT INTO t (a) VALUES (?)";
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 1; i <= 150; i++) {
                insert.setInt(1, -i);
                insert.addBatch();
            }
            insert.executeBatch();
            assertKeys(insert.getGeneratedKeys(), 1);
        }
        statement.executeUpdate("DELETE FROM t");
        try (PreparedStatement insert = connection.prepareStatement(sql, new String[] {"a", "id"})) {
            for (int i = 1; i <= 150; i++) {
                insert.setInt(1, -i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(150).containsOnly(1);
            assertKeys(insert.getGeneratedKeys(), 2);
        }
    }

    private static void assertKeys(ResultSet keys, int column) throws SQLException {
        for (int i = 1; i <= 150; i++) {
            assertThat(keys.next()).isTrue();
            assertThat(keys.getInt(column)).isEqualTo(i);
        }
        assertThat(keys.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "INSERT INTO t (a) VALUES (2) RETURNING a",
                "BEGIN",
                "COMMIT",
                "ROLLBACK",
                "PRAGMA foreign_keys = OFF"
            })
    void whatHasNoPlaceInABatchIsRefusedBeforeAnythingRuns(String sql) throws SQLException {
        statement.addBatch("INSERT INTO t (a) VALUES (1)");
        statement.addBatch(sql);
        BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
        assertThat(failure.getMessage()).contains("Statement 2", "nothing was executed");
        assertThat(failure.getUpdateCounts()).isEmpty();
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void aTextThatIsNoSqlKeepsTheRestFromRunning() throws SQLException {
        statement.addBatch("INSERT INTO t (a) VALUES (1)");
        statement.addBatch("nonsense");
        BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
        assertThat(failure.getSQLState()).isEqualTo("42601");
        assertThat(failure.getUpdateCounts()).containsOnly(Statement.EXECUTE_FAILED);
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void aCommitThatIsRefusedRollsBack() throws SQLException {
        statement.executeUpdate("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
        statement.executeUpdate("CREATE TABLE child (p REFERENCES parent DEFERRABLE INITIALLY DEFERRED)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO child VALUES (?)")) {
            for (int i = 1; i <= 200; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(failure.getSQLState()).isEqualTo("23503");
            assertThat(failure.getMessage()).contains("The commit of the batch failed");
            assertThat(failure.getUpdateCounts()).hasSize(200).containsOnly(Statement.EXECUTE_FAILED);
        }
        assertThat(number("SELECT count(*) FROM child")).isZero();
        assertThat(statement.executeUpdate("INSERT INTO t (a) VALUES (1)")).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsTooLargeUndoesTheWholeBatch() throws SQLException {
        statement.executeUpdate("INSERT INTO t SELECT value, zeroblob(1000000 + value) FROM generate_series(1, 12)");
        String sql = "DELETE FROM t WHERE id >= ?";
        try (PreparedStatement delete = connection.prepareStatement(sql, new String[] {"a"})) {
            for (int id : new int[] {12, 1}) {
                delete.setInt(1, id);
                delete.addBatch();
            }
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, delete::executeBatch);
            assertThat(failure.getSQLState()).isEqualTo("54000");
            assertThat(failure.getUpdateCounts()).hasSize(2).containsOnly(Statement.EXECUTE_FAILED);
        }
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(12);
        assertThat(statement.executeUpdate("DELETE FROM t")).isEqualTo(12);
    }

    @Test
    void aBatchWithinATransactionThatAStatementBegan() throws SQLException {
        statement.execute("BEGIN");
        try (PreparedStatement insert = insertOf(150, -1)) {
            insert.executeBatch();
        }
        statement.execute("ROLLBACK");
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void aParameterWithoutAValueIsFoundWhenTheRowIsAdded() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, 1);
            assertThat(catchThrowableOfType(SQLException.class, insert::addBatch)
                            .getSQLState())
                    .isEqualTo("07001");
        }
    }

    private PreparedStatement insertOf(int rows, int duplicate) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(INSERT);
        for (int i = 1; i <= rows; i++) {
            insert.setInt(1, i);
            insert.setString(2, "row " + (i == duplicate ? 1 : i));
            insert.addBatch();
        }
        return insert;
    }

    private long number(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
