package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 13.6: retrieving auto-generated values. */
abstract class GeneratedKeysContract extends SpecificationContract {
    private static final String INSERT = "INSERT INTO t (b) VALUES (?)";

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)", "INSERT INTO t VALUES (41, 'before')");
    }

    @Test
    void aStatementGivesTheKeyItWasAskedFor() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);

            assertThat(key(statement)).isEqualTo(42);
        }
    }

    @Test
    void executeGivesTheKeyToo() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("INSERT INTO t (b) VALUES ('x')", Statement.RETURN_GENERATED_KEYS))
                    .isFalse();

            assertThat(statement.getUpdateCount()).isEqualTo(1);
            assertThat(key(statement)).isEqualTo(42);
        }
    }

    @Test
    void aPreparedStatementGivesTheKeyOfEachExecution() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 42; i < 45; i++) {
                insert.setString(1, "x");
                assertThat(insert.executeUpdate()).isEqualTo(1);
                assertThat(key(insert)).isEqualTo(i);
            }
        }
    }

    @Test
    void columnsMayBeNamedOrNumbered() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT, new String[] {"a"})) {
            insert.setString(1, "x");
            insert.executeUpdate();
            assertThat(key(insert)).isEqualTo(42);
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT, new int[] {1})) {
            insert.setString(1, "x");
            insert.executeUpdate();
            assertThat(key(insert)).isEqualTo(43);
        }
        try (Statement statement = connection.createStatement()) {
            if (differs(Difference.KEY_COLUMNS_OF_STATEMENT)) {
                statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", new String[] {"a"});
                assertThat(key(statement)).isEqualTo(44);
                statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", new int[] {1});
                assertThat(key(statement)).isEqualTo(45);
            } else {
                failure(() -> statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", new String[] {"a"}));
                failure(() -> statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", new int[] {1}));
            }
        }
    }

    @Test
    void aKeyGivenByTheProgramIsTheKey() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t VALUES (-7, 'x')", Statement.RETURN_GENERATED_KEYS);

            assertThat(key(statement)).isEqualTo(-7);
        }
    }

    @Test
    void aKeyBeyondAnIntIsNotCut() throws SQLException {
        execute("INSERT INTO t VALUES (9223372036854775806, 'x')");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);

            assertThat(key(statement)).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void withoutTheWishThereAreNoKeys() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", Statement.NO_GENERATED_KEYS);

            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.next()).isEqualTo(!differs(Difference.UNASKED_KEYS));
            }
        }
    }

    @Test
    void anUpdateGeneratesNoKeys() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE t SET b = 'y'", Statement.RETURN_GENERATED_KEYS);

            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.next()).isFalse();
            }
        }
    }

    @Test
    void anIgnoredInsertGeneratesNoKeys() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int count = statement.executeUpdate(
                    "INSERT OR IGNORE INTO t VALUES (41, 'again')", Statement.RETURN_GENERATED_KEYS);

            assertThat(count).isZero();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.next()).isEqualTo(!differs(Difference.UNASKED_KEYS));
            }
        }
    }

    @Test
    void autoincrementNeverGivesAKeyTwice() throws SQLException {
        execute("CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, b)");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO u (b) VALUES (1)", Statement.RETURN_GENERATED_KEYS);
            assertThat(key(statement)).isEqualTo(1);
            statement.executeUpdate("DELETE FROM u");
            statement.executeUpdate("INSERT INTO u (b) VALUES (1)", Statement.RETURN_GENERATED_KEYS);
            assertThat(key(statement)).isEqualTo(2);
        }
    }

    @Test
    void theKeysHaveMetadata() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.getMetaData().getColumnCount()).isEqualTo(1);
                assertThat(keys.getMetaData().getColumnLabel(1)).isEqualTo("last_insert_rowid()");
            }
        }
    }

    @Test
    void keysSurviveAnotherStatement() throws SQLException {
        execute("CREATE TABLE u (id INTEGER PRIMARY KEY, b)");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);
            execute("INSERT INTO u VALUES (7, 'x')");

            assertThat(key(statement)).isEqualTo(42);
        }
    }

    @Test
    void returningClausesGiveWhatTheyName() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t (b) VALUES (?), (?) RETURNING a, b")) {
            insert.setString(1, "x");
            insert.setString(2, "y");
            try (ResultSet result = insert.executeQuery()) {
                assertThat(rows(result)).containsExactly(List.of(42, "x"), List.of(43, "y"));
            }
        }
    }

    @Test
    void severalRowsHaveAKeyEach() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String sql = "INSERT INTO t (b) VALUES ('x'), ('y')";
            assertThat(statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS))
                    .isEqualTo(2);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                if (differs(Difference.KEYS_OF_EVERY_ROW)) {
                    assertThat(rows(keys)).containsExactly(List.of(42), List.of(43));
                } else {
                    assertThat(rows(keys)).containsExactly(List.of(43));
                }
            }
        }
    }

    @Test
    void aTableWithoutRowidHasNoKeyToGive() throws SQLException {
        execute("CREATE TABLE w (k TEXT PRIMARY KEY) WITHOUT ROWID");
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO w VALUES ('x')", Statement.RETURN_GENERATED_KEYS))
                    .isEqualTo(1);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.next()).isEqualTo(!differs(Difference.KEYS_OF_EVERY_ROW));
            }
        }
    }

    @Test
    void aBatchGivesTheKeyOfEachRow() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < 3; i++) {
                insert.setString(1, "row " + i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
            try (ResultSet keys = insert.getGeneratedKeys()) {
                if (differs(Difference.KEYS_OF_A_BATCH)) {
                    assertThat(rows(keys)).containsExactly(List.of(42), List.of(43), List.of(44));
                } else {
                    assertThat(keys.next()).isFalse();
                }
            }
        }
    }

    @Test
    void anyColumnCanBeAskedFor() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO t (b) VALUES (upper(?)), ('second'); -- that is all", new String[] {"b", "a"})) {
            insert.setString(1, "first");
            assertThat(insert.executeUpdate()).isEqualTo(2);
            try (ResultSet keys = insert.getGeneratedKeys()) {
                if (differs(Difference.KEY_COLUMNS)) {
                    assertThat(rows(keys)).containsExactly(List.of("FIRST", 42), List.of("second", 43));
                } else {
                    assertThat(rows(keys)).containsExactly(List.of(43));
                }
            }
        }
    }

    @Test
    void aColumnThatIsNotThereIsRefused() throws SQLException {
        if (differs(Difference.KEY_COLUMNS)) {
            assertState("42S22", () -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO t (b) VALUES ('x')", new String[] {"absent"})) {
                    insert.executeUpdate();
                }
            });
            assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
        } else {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO t (b) VALUES ('x')", new String[] {"absent"})) {
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
    }

    @Test
    void aQueryMayBePreparedWithTheWish() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1", Statement.RETURN_GENERATED_KEYS);
                ResultSet result = select.executeQuery()) {
            assertThat(rows(result)).containsExactly(List.of(1));
        }
    }

    @Test
    void keysOfAnotherConnectionDoNotMix() throws SQLException {
        execute(connect(), "INSERT INTO t VALUES (100, 'other')");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t (b) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);

            assertThat(key(statement)).isEqualTo(101);
        }
    }

    private static long key(Statement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            assertThat(keys.next()).isTrue();
            long key = keys.getLong(1);
            assertThat(keys.next()).isFalse();
            return key;
        }
    }
}
