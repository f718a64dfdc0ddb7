package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.target.FileTarget;
import dev.libsqlctl.target.ServerTarget;
import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to be refused is refused by a real database, and what is let through is not. */
class LintIT {
    private static SqldServer server;

    @TempDir
    Path directory;

    private Target file;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
        assertThat(refusal(target(), "CREATE TABLE t (a, b)")).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** An empty database would pass over what it refuses later. */
    @BeforeEach
    void makeFile() {
        file = new FileTarget(directory.resolve("a.db"));
        assertThat(refusal(file, "CREATE TABLE t (a, b)")).isEmpty();
    }

    private static Target target() {
        return new ServerTarget(server.endpoint());
    }

    private List<Diagnostic> found(Target target, String sql) throws IOException {
        return Lint.of(target).check(Script.read(Files.writeString(directory.resolve("1_a.up.sql"), sql)));
    }

    /** {@return why a database does not take a statement; empty when it does} The statement is one of a transaction that is rolled back. */
    private static Optional<String> refusalInTransaction(Target target, String sql) {
        try (Connection connection = target.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(e.getMessage());
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static Optional<String> refusal(Target target, String sql) {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM",
                "VACUUM INTO '/tmp/x.db'",
                "ANALYZE",
                "analyze t",
                "ATTACH 'x.db' AS x",
                "ATTACH DATABASE x AS x",
                "CREATE TEMP TABLE u (a)",
                "CREATE TEMPORARY VIEW u AS SELECT 1",
                "CREATE TEMP TRIGGER u AFTER INSERT ON t BEGIN SELECT 1; END",
                "CREATE TABLE temp.u (a)",
                "CREATE TABLE IF NOT EXISTS temp.u (a)",
                "CREATE VIRTUAL TABLE temp.u USING fts5(a)",
                "START TRANSACTION",
                "SELECT load_extension('x')",
                "INSERT INTO t SELECT load_extension('x'), 2",
                "UPDATE sqlite_schema SET sql = ''",
                "UPDATE OR IGNORE main.\"sqlite_master\" SET sql = ''",
                "DELETE FROM SQLITE_MASTER",
                "INSERT INTO [sqlite_schema] VALUES (1, 2, 3, 4, 5)",
                "INSERT OR REPLACE INTO sqlite_schema VALUES (1, 2, 3, 4, 5)",
                "REPLACE INTO main.sqlite_schema VALUES (1, 2, 3, 4, 5)",
                "INSERT INTO t VALUES (?, 1)",
                "SELECT :a",
                "PRAGMA journal_mode = WAL",
                "PRAGMA main.journal_mode(delete)",
                "PRAGMA optimize",
                "PRAGMA wal_checkpoint(TRUNCATE)",
                "PRAGMA \"user_version\" = 1",
                "PRAGMA no_such_pragma",
                "SELECT group_concat(b, ',' ORDER BY a) FROM t",
                "CREATE VIEW u AS SELECT json_group_array(a ORDER BY b) FROM (SELECT * FROM t ORDER BY a)",
                "CREAT TABLE u (a)",
                "TRUNCATE t",
                "CREATE OR REPLACE VIEW u AS SELECT 1",
                "DROP SEQUENCE u",
                ".tables"
            })
    void whatTheServerRefusesIsFound(String sql) throws IOException {
        assertThat(found(target(), sql)).as("found").singleElement().matches(Diagnostic::isError);
        assertThat(refusalInTransaction(target(), sql)).as("refusal").isPresent();
    }

    @Test
    void aTransactionThatSqliteDoesNotKnowIsFound() throws IOException {
        assertThat(found(target(), "-- transaction:no\nBEGIN CONCURRENT; COMMIT"))
                .singleElement()
                .matches(Diagnostic::isError);
        assertThat(refusal(target(), "BEGIN CONCURRENT")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REINDEX",
                "EXPLAIN VACUUM",
                "CREATE TABLE main.u (a)",
                "CREATE TABLE \"vacuum\" (attach, analyze)",
                "CREATE VIEW u AS SELECT load_extension('x')",
                "CREATE VIRTUAL TABLE u USING fts5(a)",
                "CREATE TRIGGER u AFTER INSERT ON t BEGIN SELECT 1; END",
                "CREATE TABLE temp_u (temp)",
                "DROP TABLE IF EXISTS temp.u",
                "SELECT * FROM sqlite_schema",
                "INSERT INTO t SELECT name, sql FROM sqlite_master",
                "ALTER TABLE t ADD COLUMN load_extension",
                "PRAGMA foreign_key_check",
                "PRAGMA user_version = 7",
                "PRAGMA journal_mode",
                "SAVEPOINT a",
                "WITH x AS (SELECT 1) INSERT INTO t SELECT 1, 2 FROM x",
                "INSERT INTO t VALUES ('?', ':a')",
                "SELECT sum(a) OVER (ORDER BY b), max((SELECT a FROM t ORDER BY b)), max(a) OVER w FROM t"
                        + " WINDOW w AS (PARTITION BY a ORDER BY b)",
                "SELECT a FROM t WHERE a IN (WITH x AS (SELECT 1 ORDER BY 1) SELECT * FROM x ORDER BY 1)",
                "DROP TRIGGER IF EXISTS u",
                "CREATE UNIQUE INDEX u ON t (a)",
                "VALUES (1)",
                "REPLACE INTO t VALUES (1, 2)"
            })
    void whatTheServerTakesIsLetThrough(String sql) throws IOException {
        assertThat(found(target(), sql)).as("found").isEmpty();
        assertThat(refusalInTransaction(target(), sql)).as("refusal").isEmpty();
    }

    @Test
    void everyPragmaOfTheServerIsJudgedAsItJudges() throws IOException {
        List<String> pragmas = names(target(), "SELECT name FROM pragma_pragma_list ORDER BY name");
        assertThat(pragmas).hasSizeGreaterThan(60);
        List<String> statements = pragmas.stream()
                .flatMap(name -> Stream.of("PRAGMA " + name, "PRAGMA " + name + " = 1", "PRAGMA " + name + "(1)"))
                .toList();

        List<String> judgedOtherwise = new ArrayList<>();
        for (String sql : statements) {
            boolean refused = refusalInTransaction(target(), sql)
                    .filter(why -> why.contains("unsupported"))
                    .isPresent();
            if (refused != found(target(), sql).stream().anyMatch(Diagnostic::isError)) {
                judgedOtherwise.add(sql);
            }
        }

        assertThat(judgedOtherwise).isEmpty();
    }

    private static List<String> names(Target target, String sql) {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM",
                "PRAGMA journal_mode = WAL",
                "PRAGMA main.journal_mode = WAL",
                "PRAGMA synchronous = OFF",
                "DETACH main"
            })
    void whatAFileRefusesWithinATransactionIsFound(String sql) throws IOException {
        assertThat(found(file, sql)).as("found").singleElement().matches(Diagnostic::isError);
        assertThat(refusalInTransaction(file, sql)).as("refusal").isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VACUUM", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF"})
    void outsideOfATransactionAFileTakesIt(String sql) throws IOException {
        assertThat(found(file, "-- transaction:no\n" + sql)).as("found").isEmpty();
        assertThat(refusal(file, sql)).as("refusal").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANALYZE",
                "ATTACH ':memory:' AS x",
                "CREATE TEMP TABLE u (a)",
                "PRAGMA application_id = 1",
                "PRAGMA optimize",
                "PRAGMA journal_mode",
                "REINDEX"
            })
    void whatAFileTakesWithinATransactionIsLetThrough(String sql) throws IOException {
        assertThat(found(file, sql)).as("found").isEmpty();
        assertThat(refusalInTransaction(file, sql)).as("refusal").isEmpty();
    }
}
