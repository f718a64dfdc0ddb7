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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is that of the row that was inserted, or there is none. */
class GeneratedKeysIT {
    private static SqldServer server;
    private Connection connection;
    private Statement statement;

    @BeforeAll
    static void start() throws SQLException {
        server = SqldServer.start();
        try (Connection connection = DriverManager.getConnection("jdbc:libsql:" + server.url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE, b)");
            statement.executeUpdate("CREATE TABLE log (x)");
            statement.executeUpdate("CREATE TABLE w (k PRIMARY KEY, a) WITHOUT ROWID");
            statement.executeUpdate("CREATE VIEW v AS SELECT id, a FROM t");
            statement.executeUpdate(
                    "CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END");
            statement.executeUpdate("CREATE VIRTUAL TABLE f USING fts5(a)");
            statement.executeUpdate("CREATE TABLE shadowed (_rowid_ TEXT)");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:libsql:" + server.url());
        statement = connection.createStatement();
        for (String table : List.of("t", "log", "w", "f", "shadowed")) {
            statement.executeUpdate("DELETE FROM " + table);
        }
        statement.executeUpdate("INSERT INTO t VALUES (41, 'before', 0)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                INSERT INTO t (a) VALUES (1)                                                          | 1 | 42
                INSERT INTO t (a) VALUES (1), (2), (3); -- all                                        | 3 | 42 43 44
                INSERT INTO t VALUES (100, 1, 1), (-1, 2, 2), (70, 3, 3)                              | 3 | 100 -1 70
                INSERT INTO t (a) SELECT value FROM generate_series(1, 3)                             | 3 | 42 43 44
                INSERT INTO t (a) SELECT 1 WHERE FALSE                                                | 0 | ''
                INSERT INTO t DEFAULT VALUES                                                          | 1 | 42
                WITH c(x) AS (SELECT 7) INSERT INTO t (a) SELECT x FROM c                             | 1 | 42
                INSERT OR IGNORE INTO t (a) VALUES ('before'), (1)                                    | 1 | 42
                INSERT OR IGNORE INTO t (a) VALUES ('before')                                         | 0 | ''
                REPLACE INTO t (a) VALUES ('before')                                                  | 1 | 42
                INSERT INTO t (a) VALUES ('before') ON CONFLICT DO NOTHING                            | 0 | ''
                INSERT INTO t (a) VALUES ('before'), (1) ON CONFLICT (a) DO UPDATE SET b = 1          | 2 | 41 42
                INSERT INTO w VALUES (1, 1)                                                           | 1 | ''
                INSERT INTO w VALUES (1, 1), (2, 2)                                                   | 2 | ''
                INSERT INTO f VALUES ('one word')                                                     | 1 | 1
                INSERT INTO f VALUES ('one'), ('two')                                                 | 2 | ''
                INSERT INTO f (rowid, a) VALUES (7, 'one')                                            | 1 | 7
                INSERT INTO shadowed VALUES ('x')                                                     | 1 | ''
                UPDATE t SET b = 1                                                                    | 1 | ''
                DELETE FROM t                                                                         | 1 | ''
                """)
    void keysOf(String sql, int count, String keys) throws SQLException {
        assertThat(statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS))
                .isEqualTo(count);
        assertThat(keys(statement)).isEqualTo(numbers(keys));
        assertThat(statement.getUpdateCount()).isEqualTo(count);
    }

    @Test
    void aRowOfAViewHasNone() throws SQLException {
        String sql = "INSERT INTO v (a) VALUES (1), (2)";
        // SQLite does not count what a trigger does in place of an INSERT.
        assertThat(statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS))
                .isZero();
        assertThat(keys(statement)).isEmpty();
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(3);
    }

    @Test
    void anInsertOfATriggerIsNotMeant() throws SQLException {
        statement.executeUpdate(
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); INSERT INTO log VALUES (0); END");
        try {
            statement.executeUpdate("INSERT INTO t (a) VALUES (1), (2)", Statement.RETURN_GENERATED_KEYS);
            assertThat(keys(statement)).containsExactly(42L, 43L);
        } finally {
            statement.executeUpdate("DROP TRIGGER g");
        }
    }

    @Test
    void aTableWithoutRowidCostsOneRequestOnce() throws SQLException {
        connection.setAutoCommit(false);
        statement.executeUpdate("INSERT INTO t (a) VALUES (1)");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO w VALUES (?, 1)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < 3; i++) {
                insert.setInt(1, i);
                assertThat(insert.executeUpdate()).isEqualTo(1);
                assertThat(keys(insert)).isEmpty();
            }
        }
        connection.commit();
        assertThat(number("SELECT count(*) FROM w")).isEqualTo(3);
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void theFirstStatementOfATransactionMayGoWithoutKeys() throws SQLException {
        connection.setAutoCommit(false);
        statement.executeUpdate("INSERT INTO w VALUES (1, 1)", Statement.RETURN_GENERATED_KEYS);
        connection.rollback();
        assertThat(number("SELECT count(*) FROM w")).isZero();
    }

    @Test
    void anotherMissingColumnIsAnError() throws SQLException {
        SQLException failure = catchThrowableOfType(
                SQLException.class,
                () -> statement.executeUpdate("INSERT INTO w (absent) VALUES (1)", Statement.RETURN_GENERATED_KEYS));
        assertThat(failure.getSQLState()).startsWith("42");
        assertThat(failure.getMessage()).contains("absent");
    }

    @Test
    void aLimitOfRowsIsNoneOfKeys() throws SQLException {
        statement.setMaxRows(1);
        String sql = "INSERT INTO t (a) VALUES (1), (2), (3)";
        assertThat(statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS))
                .isEqualTo(3);
        assertThat(keys(statement)).containsExactly(42L, 43L, 44L);
        assertThat(statement.executeUpdate("DELETE FROM t", new String[] {"id"}))
                .isEqualTo(4);
        assertThat(keys(statement)).hasSize(4);
    }

    @Test
    void rowsOfItsOwnAreNoKeys() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO t (a) VALUES (1) RETURNING a", Statement.RETURN_GENERATED_KEYS);
                ResultSet rows = insert.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("a")).isEqualTo(1);
            assertThat(keys(insert)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 99, 150, 12_345})
    void aBatchGivesTheKeyOfEveryRow(int rows) throws SQLException {
        try (PreparedStatement insert = batch("INSERT INTO t (a) VALUES (?)", rows)) {
            assertThat(insert.executeBatch()).hasSize(rows).containsOnly(1);
            assertThat(keys(insert))
                    .isEqualTo(LongStream.range(42, 42 + rows).boxed().toList());
        }
        assertThat(number("SELECT count(*) FROM t WHERE a = id - 42")).isEqualTo(rows);
    }

    @Test
    void aBatchGivesTheKeysOfTheRowsThatWereNotIgnored() throws SQLException {
        statement.executeUpdate("INSERT INTO t VALUES (1000, 1, 1), (1001, 3, 3)");
        try (PreparedStatement insert = batch("INSERT OR IGNORE INTO t (a) VALUES (?)", 5)) {
            assertThat(insert.executeBatch()).containsExactly(1, 0, 1, 0, 1);
            assertThat(keys(insert)).containsExactly(1002L, 1003L, 1004L);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, true", "150, true", "12345, true", "3, false", "150, false"})
    void aBatchForATableWithoutRowidHasNoKeys(int rows, boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        statement.executeUpdate("INSERT INTO log VALUES (1)");
        try (PreparedStatement insert = batch("INSERT INTO w VALUES (?, 1)", rows)) {
            assertThat(insert.executeBatch()).hasSize(rows).containsOnly(1);
            assertThat(keys(insert)).isEmpty();
            statement.executeUpdate("DELETE FROM w");
            fill(insert, rows);
            assertThat(insert.executeBatch()).hasSize(rows).containsOnly(1);
        }
        if (!autoCommit) {
            connection.commit();
        }
        assertThat(number("SELECT count(*) FROM w")).isEqualTo(rows);
        assertThat(number("SELECT count(*) FROM log")).isEqualTo(1);
    }

    @Test
    void aBatchThatIsRefusedSaysWhere() throws SQLException {
        statement.executeUpdate("INSERT INTO t (a) VALUES (120)");
        try (PreparedStatement insert = batch("INSERT INTO t (a) VALUES (?)", 150)) {
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(failure.getMessage()).contains("Statement 121 of 150");
            assertThat(keys(insert)).isEmpty();
        }
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(2);
    }

    private PreparedStatement batch(String sql, int rows) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
        fill(insert, rows);
        return insert;
    }

    private static void fill(PreparedStatement insert, int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            insert.setInt(1, i);
            insert.addBatch();
        }
    }

    private static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String number : text.split(" ")) {
            if (!number.isEmpty()) {
                numbers.add(Long.valueOf(number));
            }
        }
        return numbers;
    }

    private static List<Long> keys(Statement executed) throws SQLException {
        List<Long> keys = new ArrayList<>();
        try (ResultSet rows = executed.getGeneratedKeys()) {
            while (rows.next()) {
                keys.add(rows.getLong(1));
            }
        }
        return keys;
    }

    private long number(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
