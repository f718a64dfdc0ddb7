package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch leaves what its statements would leave one by one: SQLite itself, by way of sqlite-jdbc, executes them so. */
@Timeout(120)
class BatchPropertiesIT {
    private static final long SEED = 20_261_126;

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
            "INSERT INTO parent VALUES (0), (1), (2), (3)",
            "CREATE TABLE log (n INTEGER PRIMARY KEY, what)",
            "CREATE TABLE plain (a INTEGER PRIMARY KEY, b)",
            "CREATE TABLE checked (a INTEGER UNIQUE NOT NULL, b TEXT CHECK (length(b) < 3))",
            "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, a UNIQUE, b DEFAULT 'none')",
            "CREATE TABLE child (a INTEGER REFERENCES parent (id), b)",
            "CREATE TABLE tree (a INTEGER PRIMARY KEY, b INTEGER REFERENCES tree (a))",
            "CREATE TABLE watched (a INTEGER PRIMARY KEY, b)",
            "CREATE TRIGGER watch AFTER INSERT ON watched BEGIN INSERT INTO log (what) VALUES (new.a || ':' || new.b); END",
            "CREATE TABLE guarded (a UNIQUE, b)",
            "CREATE TRIGGER guard BEFORE INSERT ON guarded WHEN new.b = 7 BEGIN SELECT RAISE(ROLLBACK, 'seven'); END",
            "CREATE TABLE replaced (a INTEGER PRIMARY KEY ON CONFLICT REPLACE, b)",
            "CREATE TABLE ignored (a INTEGER PRIMARY KEY ON CONFLICT IGNORE, b)",
            "CREATE TABLE strict (a INTEGER UNIQUE, b INTEGER) STRICT",
            "CREATE TABLE rowless (a INTEGER, b, PRIMARY KEY (a, b)) WITHOUT ROWID",
            "CREATE TABLE generated (a INTEGER UNIQUE, b, c AS (a || '-' || b) STORED)");

    private static final List<String> TABLES = List.of(
            "plain",
            "checked",
            "counted",
            "child",
            "tree",
            "watched",
            "guarded",
            "replaced",
            "ignored",
            "strict",
            "rowless",
            "generated");

    private static final List<String> STATEMENTS = List.of(
            "INSERT INTO %s (a, b) VALUES (?, ?)",
            "INSERT INTO %s (b, a) VALUES (?2, ?1)",
            "insert into main.%s(a,b) values(?,?)",
            "INSERT INTO \"%s\" (a, b) VALUES (:a, :b)",
            "INSERT INTO %s (a, b) VALUES (?, ?) -- one row",
            "INSERT OR IGNORE INTO %s (a, b) VALUES (?, ?)",
            "INSERT OR REPLACE INTO %s (a, b) VALUES (?, ?)",
            "INSERT INTO %s (a, b) VALUES (?1, ?2), (?1 + 100, ?2)",
            "INSERT INTO %s (a, b) SELECT ?1, ?2",
            "INSERT INTO %s (a, b) VALUES (?, ?) ON CONFLICT DO NOTHING",
            "INSERT INTO %s (a, b) VALUES ((SELECT coalesce(max(a), 0) + ?1 FROM %1$s), ?2)",
            "UPDATE %s SET b = ?2 WHERE a = ?1",
            "DELETE FROM %s WHERE a = ?1 AND ?2 IS NOT NULL");

    @TempDir
    private static Path directory;

    private static SqldServer server;
    private static Connection ours;
    private static Connection file;

    /** How a batch ended: the counts of the statements that were executed, and whether one failed after them. */
    private record End(List<Integer> counts, boolean failed) {}

    @BeforeAll
    static void start() throws SQLException {
        server = SqldServer.start();
        ours = connect(server);
        file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("oracle.db"));
        run(file, "PRAGMA synchronous = OFF");
        run(file, "PRAGMA foreign_keys = ON");
        for (String statement : SCHEMA) {
            run(ours, statement);
            run(file, statement);
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        file.close();
        ours.close();
        server.close();
    }

    @Test
    void some() throws SQLException {
        check(250, SEED);
    }

    @Test
    @Tag("campaign")
    @Timeout(1800)
    void many() throws SQLException {
        check(10_000, SEED + 1);
    }

    /** What began by itself ends by itself. */
    @ParameterizedTest
    @CsvSource({"true, 1", "true, 20", "true, 2000", "false, 1", "false, 20", "false, 2000"})
    void aTransactionThatATriggerRollsBackIsOver(boolean autoCommit, int size) throws SQLException {
        for (int at : new int[] {0, size / 2, size - 1}) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                rows.add(new Object[] {"trigger " + at + " " + i, i == at ? 7 : 8});
            }
            ours.setAutoCommit(autoCommit);
            try (PreparedStatement insert = ours.prepareStatement("INSERT INTO guarded VALUES (?, ?)")) {
                for (Object[] row : rows) {
                    insert.setObject(1, row[0]);
                    insert.setObject(2, row[1]);
                    insert.addBatch();
                }
                assertThat(failureOf(insert::executeBatch).getMessage()).contains("seven");
            }
            if (!autoCommit) {
                failureOf(ours, "INSERT INTO guarded VALUES ('trigger leak', 0)");
                ours.rollback();
                ours.setAutoCommit(true);
            }
            run(ours, "DELETE FROM guarded WHERE a = 'none'");
            assertThat(number(server, "SELECT count(*) FROM guarded WHERE a LIKE 'trigger%'"))
                    .isZero();
        }
    }

    private static void check(int batches, long seed) throws SQLException {
        Random random = new Random(seed);
        for (int i = 0; i < batches; i++) {
            if (i % 200 == 0) {
                empty();
            }
            String table = TABLES.get(random.nextInt(TABLES.size()));
            int kind = random.nextInt(2 * STATEMENTS.size());
            String sql = String.format(STATEMENTS.get(kind < STATEMENTS.size() ? kind : kind % 5), table);
            List<Object[]> rows = rows(random);
            boolean autoCommit = random.nextBoolean();
            String what = "batch " + i + " of seed " + seed + ", "
                    + (autoCommit ? "in auto-commit: " : "in a transaction: ") + sql + " with "
                    + rows.stream().map(Arrays::toString).toList();
            End actual = execute(sql, rows, autoCommit);
            End expected = oneByOne(sql, rows, autoCommit);
            assertThat(actual.failed).as(what).isEqualTo(expected.failed);
            if (!expected.failed) {
                assertThat(actual.counts).as(what).isEqualTo(expected.counts);
            }
            assertThat(content(ours, table)).as(what).isEqualTo(content(file, table));
            assertThat(content(ours, "log")).as(what).isEqualTo(content(file, "log"));
        }
    }

    private static void empty() throws SQLException {
        for (String table : TABLES) {
            run(ours, "DELETE FROM " + table);
            run(file, "DELETE FROM " + table);
        }
    }

    /** Mostly keys that are free, so that some batches succeed. */
    private static List<Object[]> rows(Random random) {
        int spread = random.nextInt(3) == 0 ? 20 : 1_000_000;
        List<Object[]> rows = new ArrayList<>();
        for (int i = random.nextInt(random.nextInt(8) == 0 ? 600 : 12); i >= 0; i--) {
            Object key =
                    random.nextInt(60) == 0 ? "x" : random.nextInt(60) == 0 ? null : (Object) random.nextInt(spread);
            Object value =
                    random.nextInt(30) == 0 ? "long" : random.nextInt(4) == 0 ? null : (Object) random.nextInt(20);
            rows.add(new Object[] {key, value});
        }
        return rows;
    }

    private static End execute(String sql, List<Object[]> rows, boolean autoCommit) throws SQLException {
        ours.setAutoCommit(autoCommit);
        try (PreparedStatement statement = ours.prepareStatement(sql)) {
            for (Object[] row : rows) {
                statement.setObject(1, row[0]);
                statement.setObject(2, row[1]);
                statement.addBatch();
            }
            return new End(Arrays.stream(statement.executeBatch()).boxed().toList(), false);
        } catch (BatchUpdateException e) {
            if (autoCommit) {
                assertThat(e.getUpdateCounts()).doesNotContain(1, 2, Statement.SUCCESS_NO_INFO);
            }
            return new End(List.of(), true);
        } finally {
            endTransaction(ours);
        }
    }

    /** The transaction of a batch in auto-commit is rolled back by an error; an open one keeps what came before. */
    private static End oneByOne(String sql, List<Object[]> rows, boolean autoCommit) throws SQLException {
        run(file, "BEGIN");
        List<Integer> counts = new ArrayList<>();
        boolean failed = false;
        try (PreparedStatement statement = file.prepareStatement(sql)) {
            for (Object[] row : rows) {
                statement.setObject(1, row[0]);
                statement.setObject(2, row[1]);
                counts.add(statement.executeUpdate());
            }
        } catch (SQLException e) {
            failed = true;
        }
        endTransaction(file, failed && autoCommit ? "ROLLBACK" : "COMMIT");
        return new End(counts, failed);
    }

    /** A trigger may have ended it already, by rolling it back. */
    private static void endTransaction(Connection connection, String end) throws SQLException {
        try {
            run(connection, end);
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("no transaction is active");
        }
    }

    private static void endTransaction(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            try {
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private static List<String> content(Connection connection, String table) throws SQLException {
        List<String> content = new ArrayList<>();
        String order = table.equals("rowless") ? "a, b" : "rowid";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY " + order)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(rows.getString(i)).append('|');
                }
                content.add(row.toString());
            }
        }
        return content;
    }
}
