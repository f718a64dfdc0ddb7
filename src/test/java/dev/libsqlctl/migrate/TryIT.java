package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.Program;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything pending runs for real, in one transaction, and leaves nothing behind. */
class TryIT extends EachDatabaseContract {
    @BeforeEach
    void write() {
        project.write("1_a.up.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);\nINSERT INTO a VALUES (1);")
                .write("2_b.up.sql", "ALTER TABLE a ADD COLUMN name TEXT;\nUPDATE a SET name = 'one';");
    }

    @Test
    void whatWorksIsReportedFileByFileAndNothingStays() {
        assertThat(project.migrate("up", "--try"))
                .succeeded()
                .says("ok 1_a.up.sql")
                .says("ok 2_b.up.sql")
                .warns("target: ");
        assertThat(project.query("SELECT name FROM sqlite_schema")).isEmpty();

        assertThat(project.migrate("up", "1")).succeeded();
        List<String> before = project.contents();
        JsonArray trials = assertThat(project.migrate("up", "--try", "--json"))
                .succeeded()
                .json()
                .getAsJsonArray("trials");
        assertThat(trials).hasSize(1);
        assertThat(trials.get(0).getAsJsonObject().get("file").getAsString()).isEqualTo("2_b.up.sql");
        assertThat(trials.get(0).getAsJsonObject().get("tried").getAsBoolean()).isTrue();
        assertThat(project.contents()).isEqualTo(before);
    }

    @Test
    void whatFailsIsNamedAsUpWouldNameIt() {
        project.execute("CREATE TABLE keep (id INTEGER)", "INSERT INTO keep VALUES (7)");
        List<String> before = project.contents();
        project.write("3_c.up.sql", "DELETE FROM keep;\nINSERT INTO a VALUES (1, 'again');");

        assertThat(project.migrate("up", "--try"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("trying 2_b.up.sql")
                .warns("3_c.up.sql:2")
                .warns("UNIQUE constraint failed: a.id");
        assertThat(project.contents()).isEqualTo(before);
    }

    @Test
    void aViolationThatTheCommitWouldFindIsFound() {
        project.write(
                "3_c.up.sql",
                "CREATE TABLE child (a INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO child VALUES (99);");

        assertThat(project.migrate("up", "--try"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("3_c.up.sql")
                .warns("child");
        assertThat(project.query("SELECT name FROM sqlite_schema")).isEmpty();

        project.write("3_c.up.sql", "INSERT INTO a (id) VALUES (99);\nPRAGMA defer_foreign_keys = ON;");
        project.write(
                "4_d.up.sql", "CREATE TABLE child (a INTEGER REFERENCES a (id));\nINSERT INTO child VALUES (98);");
        assertThat(project.migrate("up", "--try"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("4_d.up.sql:2");
    }

    /** The commit fails although every row that is referred to is there again. */
    @Test
    void aTableThatIsReplacedWhileRowsReferToItIsFound() {
        project.write("3_c.up.sql", "CREATE TABLE child (a INTEGER REFERENCES a (id));\nINSERT INTO child VALUES (1);")
                .write("4_d.up.sql", """
                        PRAGMA defer_foreign_keys = ON;
                        CREATE TABLE a2 (id INTEGER PRIMARY KEY, name TEXT, more TEXT);
                        INSERT INTO a2 (id, name) SELECT id, name FROM a;
                        DROP TABLE a;
                        ALTER TABLE a2 RENAME TO a;
                        """);

        assertThat(project.migrate("up", "--try"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("4_d.up.sql: FOREIGN KEY constraint failed");
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_FAILED).warns("4_d.up.sql");
        assertThat(project.applied()).containsExactly("1", "2", "3");

        project.write("4_d.up.sql", """
                        PRAGMA defer_foreign_keys = ON;
                        CREATE TABLE old AS SELECT * FROM a;
                        DROP TABLE a;
                        CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT, more TEXT);
                        INSERT INTO a (id, name) SELECT id, name FROM old;
                        DROP TABLE old;
                        """);
        assertThat(project.migrate("up", "--try")).succeeded().says("ok 4_d.up.sql");
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.query("SELECT id, name FROM a")).containsExactly("1,one");
    }

    @Test
    void aFileWithoutTransactionAndWhatComesAfterItCannotBeTried() {
        project.write("3_c.up.sql", "-- transaction:no\nDROP TABLE a;").write("4_d.up.sql", "SELECT 1;");

        assertThat(project.migrate("up", "--try"))
                .succeeded()
                .says("ok 2_b.up.sql")
                .says("not tried 3_c.up.sql")
                .says("not tried 4_d.up.sql");
        assertThat(project.query("SELECT name FROM sqlite_schema")).isEmpty();
    }

    @Test
    void aTrialThatIsKilledLeavesNothing() throws Exception {
        project.execute("CREATE TABLE keep (id INTEGER)", "INSERT INTO keep VALUES (7)");
        List<String> before = project.contents();
        project.write("2_b.up.sql", """
                DELETE FROM keep;
                CREATE TABLE numbers AS
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)
                    SELECT max(i) AS i FROM n;""");
        Program.Running trial = project.start("up", "--try");
        Eventually.become("the second file runs", () -> trial.err().contains("2_b.up.sql"));

        trial.signal("KILL").end();

        assertThat(project.contents()).isEqualTo(before);
        project.execute("INSERT INTO keep VALUES (8)");
        assertThat(project.query("SELECT id FROM keep")).containsExactly("7", "8");
    }
}
