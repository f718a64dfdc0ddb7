package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.libsqlctl.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pending migrations are applied oldest first, each wholly and with both histories, or not at all. */
class UpIT extends EachDatabaseContract {
    /** In text order 10 would be older than 9. */
    @BeforeEach
    void prepare() {
        project.migration("10_c", "CREATE TABLE c (b_id INTEGER NOT NULL REFERENCES b (id));", "DROP TABLE c;")
                .migration(
                        "009_b", "CREATE TABLE b (id INTEGER PRIMARY KEY);\nINSERT INTO b VALUES (1);", "DROP TABLE b;")
                .migration("8_a_table", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
    }

    @Test
    void allAreAppliedInTheOrderOfTheirNumbersAndTheSecondTimeNone() {
        JsonObject first = assertThat(project.migrate("up", "--json"))
                .succeeded()
                .warns("target: ")
                .json();

        assertThat(first.getAsJsonArray("changes"))
                .extracting(change -> change.getAsJsonObject().get("file").getAsString())
                .containsExactly("8_a_table.up.sql", "009_b.up.sql", "10_c.up.sql");
        assertThat(project.tables()).containsExactly("a", "b", "c");
        assertThat(project.applied()).containsExactly("8", "9", "10");
        assertThat(project.query("SELECT installed_rank, version, description, type, script, success"
                        + " FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly(
                        "1,8,a table,SQL,8_a_table.up.sql,1", "2,9,b,SQL,009_b.up.sql,1", "3,10,c,SQL,10_c.up.sql,1");
        assertThat(project.migrate("up")).succeeded().says("nothing to do");
        assertThat(project.query("SELECT count(*) FROM b")).containsExactly("1");
    }

    @Test
    void asManyAreAppliedAsAsked() {
        assertThat(project.migrate("up", "1")).succeeded().says("applied 8_a_table.up.sql");
        assertThat(project.applied()).containsExactly("8");
        assertThat(project.migrate("up", "5")).succeeded();
        assertThat(project.applied()).containsExactly("8", "9", "10");
        assertThat(project.migrate("up", "-1")).failedWith(ErrorCode.USAGE);
    }

    @Test
    void oneThatFailsIsWhollyUndoneAndThoseBeforeItStay() {
        project.write("11_d.up.sql", """
                CREATE TABLE d (id INTEGER);
                INSERT INTO d VALUES (1);
                INSERT INTO nowhere
                    VALUES (2);
                CREATE TABLE e (id INTEGER);
                """);

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("11_d.up.sql:3:1: ")
                .warns("no such table: nowhere")
                .warns("INSERT INTO nowhere VALUES (2)")
                .warns("nothing of it was applied")
                .warns("it stays: 8_a_table.up.sql, 009_b.up.sql, 10_c.up.sql");

        assertThat(project.tables()).containsExactly("a", "b", "c");
        assertThat(project.applied()).containsExactly("8", "9", "10");
        project.write("11_d.up.sql", "CREATE TABLE d (id INTEGER);");
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.applied()).containsExactly("8", "9", "10", "11");
    }

    @Test
    void aFailureAfterAStatementWithRowsNamesItsOwnLine() {
        project.write("11_d.up.sql", "CREATE TABLE d (id);\nSELECT 1;\nPRAGMA table_info(d);\n\nDROP TABLE nowhere;\n");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("11_d.up.sql:5:1: ")
                .warns("nowhere");
        assertThat(project.tables()).containsExactly("a", "b", "c");
    }

    @Test
    void aScriptThatLeavesAForeignKeyViolatedIsUndone() {
        project.write("11_d.up.sql", "INSERT INTO c VALUES (1);\nINSERT INTO c VALUES (99);");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("11_d.up.sql")
                .warns("FOREIGN KEY constraint failed");
        assertThat(project.query("SELECT count(*) FROM c")).containsExactly("0");

        project.write("11_d.up.sql", "PRAGMA defer_foreign_keys = ON;\nINSERT INTO c VALUES (99);");
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("11_d.up.sql")
                .warns("FOREIGN KEY constraint failed");
        assertThat(project.query("SELECT count(*) FROM c")).containsExactly("0");
        assertThat(project.applied()).containsExactly("8", "9", "10");
    }

    @Test
    void oneThatIsOlderThanTheNewestAppliedIsRefusedUnlessAskedFor() {
        assertThat(project.migrate("up")).succeeded();
        project.write("7_late.up.sql", "CREATE TABLE late (id);").write("11_d.up.sql", "CREATE TABLE d (id);");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_OUT_OF_ORDER)
                .warns("7_late.up.sql")
                .warns("--out-of-order");
        assertThat(project.applied()).containsExactly("8", "9", "10");

        assertThat(project.migrate("up", "--out-of-order")).succeeded();
        assertThat(project.applied()).containsExactly("7", "8", "9", "10", "11");
        assertThat(project.tables()).containsExactly("a", "b", "c", "d", "late");
    }

    @Test
    void theFileOfAnAppliedOneMayNeitherChangeNorGo() {
        assertThat(project.migrate("up", "2")).succeeded();
        project.write("8_a_table.up.sql", "CREATE TABLE a (id INTEGER);\r\n");
        assertThat(project.migrate("up", "0")).failedWith(ErrorCode.USAGE);
        project.write("8_a_table.up.sql", "CREATE TABLE a (id TEXT);");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_CHANGED)
                .warns("8_a_table.up.sql");

        project.delete("8_a_table.up.sql").delete("8_a_table.down.sql");
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_MISSING)
                .warns("8_a_table.up.sql");
        assertThat(project.applied()).containsExactly("8", "9");
    }

    @Test
    void wrongFilesAreFoundBeforeAnythingIsApplied() {
        project.write("10_other.up.sql", "SELECT 1;");
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_DUPLICATE)
                .warns("10_c.up.sql")
                .warns("10_other.up.sql");

        project.delete("10_other.up.sql").write("later.up.sql", "SELECT 1;");
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_NAME_INVALID)
                .warns("later.up.sql");

        project.delete("later.up.sql").write("README.md", "No migration.");
        assertThat(project.tables()).isEmpty();
        assertThat(project.migrate("up")).succeeded();
    }

    @Test
    void aFolderWithoutMigrationsIsAnError() {
        List.of("10_c", "009_b", "8_a_table")
                .forEach(name -> project.delete(name + ".up.sql").delete(name + ".down.sql"));
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATIONS_MISSING);
        assertThat(project.migrate("up", "--migrations", "elsewhere"))
                .failedWith(ErrorCode.MIGRATIONS_MISSING)
                .warns("elsewhere");
    }
}
