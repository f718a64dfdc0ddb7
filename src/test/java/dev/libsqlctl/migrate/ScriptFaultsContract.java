package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that fail, and scripts that are hard to run. What holds for a server holds for a file. */
@Timeout(120)
abstract class ScriptFaultsContract {
    @TempDir
    Path directory;

    private MigrationProject project;

    /** {@return what the migrations are for} */
    abstract Database database();

    @BeforeEach
    void make() {
        project = MigrationProject.in(directory, database());
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void theThirdOfFiveStatementsFails() {
        project.migration("1_first", "CREATE TABLE first (a NOT NULL);", "DROP TABLE first;")
                .migration("2_second", """
                CREATE TABLE second (a);
                INSERT INTO first VALUES (1);

                  INSERT INTO first
                    VALUES (NULL);
                INSERT INTO first VALUES (2);
                CREATE TABLE third (a);
                """, "DROP TABLE second;")
                .migration("3_third", "CREATE TABLE fourth (a);", "DROP TABLE fourth;");

        assertThat(project.migrate("up"))
                .exitedWith(1)
                .warns("error: MIGRATION_FAILED: ")
                .warns("2_second.up.sql")
                .warns("line 4")
                .warns("INSERT INTO first")
                .warns("NOT NULL constraint failed: first.a");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.tables()).containsExactly("first");
        assertThat(project.query("SELECT count(*) FROM first")).containsExactly("0");

        project.write("2_second.up.sql", "CREATE TABLE second (a);");
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3");
    }

    @Test
    void aStatementOfADownScriptFails() {
        project.migration("1_first", "CREATE TABLE first (a);", "DROP TABLE first; DROP TABLE nowhere;");
        assertThat(project.migrate("up")).succeeded();

        assertThat(project.migrate("down"))
                .exitedWith(1)
                .warns("error: MIGRATION_FAILED: ")
                .warns("1_first.down.sql")
                .warns("DROP TABLE nowhere")
                .warns("no such table: nowhere");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.tables()).containsExactly("first");
    }

    @Test
    void aForeignKeyIsViolated() {
        project.migration("1_keys", """
                CREATE TABLE parent (id INTEGER PRIMARY KEY);
                CREATE TABLE child (parent REFERENCES parent);
                CREATE TABLE later (parent REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
                """, "DROP TABLE later; DROP TABLE child; DROP TABLE parent;");
        assertThat(project.migrate("up")).succeeded();

        project.write("2_child.up.sql", "CREATE TABLE lost (a);\nINSERT INTO child VALUES (7);\n");
        assertThat(project.migrate("up"))
                .exitedWith(1)
                .warns("error: MIGRATION_FAILED: ")
                .warns("2_child.up.sql")
                .warns("line 2")
                .warns("FOREIGN KEY constraint failed");

        project.write("2_child.up.sql", "CREATE TABLE lost (a);\nINSERT INTO later VALUES (7);\n");
        assertThat(project.migrate("up"))
                .exitedWith(1)
                .warns("error: MIGRATION_FAILED: ")
                .warns("2_child.up.sql")
                .warns("FOREIGN KEY constraint failed");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.tables()).containsExactly("child", "later", "parent");
        assertThat(project.query("SELECT count(*) FROM child")).containsExactly("0");
        assertThat(project.query("SELECT count(*) FROM later")).containsExactly("0");

        project.write("2_child.up.sql", "INSERT INTO later VALUES (7);\nINSERT INTO parent VALUES (7);\n");
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2");
    }

    @Test
    void aTransactionInTheScriptIsTheMigrationsOwn() {
        project.write("1_whole.up.sql", "BEGIN;\nCREATE TABLE whole (a);\nCOMMIT;\n")
                .write("2_half.up.sql", "BEGIN;\nCREATE TABLE half (a);\nCOMMIT;\nCREATE TABLE half (a);\n");

        assertThat(project.migrate("up")).exitedWith(1).warns("2_half.up.sql").warns("table half already exists");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.tables()).containsExactly("whole");
    }

    @Test
    void aRollbackInTheScriptIsRefused() {
        project.write("1_back.up.sql", "CREATE TABLE t (a);\nROLLBACK;\nCREATE TABLE u (a);\n");

        assertThat(project.migrate("up")).exitedWith(1).warns("1_back.up.sql").warns("ROLLBACK");
        assertThat(project.applied()).isEmpty();
        assertThat(project.tables()).isEmpty();
    }

    /** Conflict clauses end a transaction in the middle of a script: what comes after must not be committed by itself. */
    @Test
    void aStatementThatEndsTheTransactionEndsTheMigration() {
        project.write("1_t.up.sql", "CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1);")
                .write("2_t.up.sql", """
                CREATE TABLE lost (a);
                INSERT OR ROLLBACK INTO t VALUES (1);
                CREATE TABLE slipped_through (a);
                """);

        assertThat(project.migrate("up"))
                .exitedWith(1)
                .warns("2_t.up.sql")
                .warns("line 2")
                .warns("UNIQUE constraint failed");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.tables()).containsExactly("t");
    }

    /** The same when nothing tells that it happened: a trigger's rollback of a statement that ignores conflicts. */
    @Test
    void aTriggerThatRollsBackEndsTheMigration() {
        project.write("1_t.up.sql", """
                CREATE TABLE t (a);
                CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT raise(ROLLBACK, 'not today'); END;
                """).write("2_t.up.sql", """
                CREATE TABLE lost (a);
                INSERT INTO t VALUES (1);
                CREATE TABLE slipped_through (a);
                """);

        assertThat(project.migrate("up"))
                .exitedWith(1)
                .warns("2_t.up.sql")
                .warns("line 2")
                .warns("not today");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.tables()).containsExactly("t");
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedBeforeAnythingRuns() throws IOException {
        project.write("1_first.up.sql", "CREATE TABLE first (a);");
        Files.write(
                project.file("2_latin.up.sql"),
                "CREATE TABLE second (a DEFAULT 'caf\u00e9');".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_UNREADABLE)
                .warns("2_latin.up.sql");
        assertThat(project.applied()).isEmpty();
        assertThat(project.tables()).isEmpty();
    }

    @Test
    void everythingThatAScriptMayLookLike() {
        project.write("1_windows.up.sql", "\ufeff-- caf\u00e9\r\nCREATE TABLE windows (a, b AS (a || ';'));\r\n")
                .write("2_comments.up.sql", "-- nothing; but\n/* a ; comment */\n")
                .write("3_empty.up.sql", "")
                .write(
                        "4_no_end.up.sql",
                        "INSERT INTO windows (a) VALUES ('it''s -- ; \u00e9'), ('${a}'), (':b ?1 @c')")
                .write("5_search.up.sql", "CREATE VIRTUAL TABLE search USING fts5(a); INSERT INTO search VALUES ('x');")
                .write(
                        "6_rows.up.sql",
                        "SELECT 1; INSERT INTO windows (a) VALUES ('r') RETURNING a; PRAGMA user_version;")
                .write("7_trigger.up.sql", """
                CREATE TRIGGER g AFTER INSERT ON windows WHEN new.a = 'x' BEGIN
                    INSERT INTO windows (a) SELECT CASE WHEN 1 THEN 'y;' END;
                    -- END;
                END;
                INSERT INTO windows (a) VALUES ('x');;
                ;
                """);

        assertThat(project.migrate("up")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(project.query("SELECT a FROM windows ORDER BY rowid"))
                .containsExactly("it's -- ; \u00e9", "${a}", ":b ?1 @c", "r", "x", "y;");
        assertThat(project.query("SELECT a FROM search WHERE search MATCH 'x'")).containsExactly("x");
        assertThat(project.migrate("status", "--check")).succeeded();
    }

    @Test
    void tenMegabytesOfInserts() {
        String inserts = inserts(100_000);
        assertThat(inserts.length()).isGreaterThan(10_000_000);
        project.write("1_t.up.sql", "CREATE TABLE t (n, a);").write("2_rows.up.sql", inserts);

        assertThat(project.migrate("up")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2");
        assertThat(project.query("SELECT count(*), sum(n), count(DISTINCT a) FROM t"))
                .containsExactly("100000,4999950000,100000");
    }

    @Test
    void theLastOfManyStatementsFails() {
        project.write("1_t.up.sql", "CREATE TABLE t (n, a);");
        for (String last : List.of("INSERT INTO nowhere VALUES (1)", "INSERT IN t VALUES (1)")) {
            project.write("2_rows.up.sql", inserts(4_000) + last + ";\n" + inserts(1));

            assertThat(project.migrate("up"))
                    .exitedWith(1)
                    .warns("2_rows.up.sql")
                    .warns("line 4001")
                    .warns(last);
            assertThat(project.query("SELECT count(*) FROM t")).containsExactly("0");
            assertThat(project.applied()).containsExactly("1");
        }
    }

    private static String inserts(int count) {
        String padding = "x".repeat(60);
        return IntStream.range(0, count)
                .mapToObj(n -> "INSERT INTO t (n, a) VALUES (" + n + ", '" + padding + n + "');\n")
                .collect(Collectors.joining());
    }
}
