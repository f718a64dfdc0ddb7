package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that is wrong is shown at once, where it is and what to do, and nothing is run. */
class ValidateIT extends EachDatabaseContract {
    @BeforeEach
    void open() {
        project.migration("1_a", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .migration("2_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;");
    }

    private List<String> diagnostics(String... arguments) {
        JsonObject answer = assertThat(project.migrate(arguments)).json();
        return StreamSupport.stream(answer.getAsJsonArray("diagnostics").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(one -> text(one, "code") + " " + text(one, "file") + ":" + text(one, "line"))
                .toList();
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).isJsonNull() ? "-" : object.get(member).getAsString();
    }

    @Test
    void nothingIsWrong() {
        assertThat(project.migrate("validate")).succeeded().says("2 migrations: 0 errors, 0 warnings");
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.migrate("validate")).succeeded().says("2 migrations: 0 errors, 0 warnings");
    }

    @Test
    void allMistakesOfTheFilesAreShownAtOnce() throws IOException {
        project.write("oops.up.sql", "SELECT 1;")
                .write("02_again.up.sql", "SELECT 1;")
                .write("9_gone.down.sql", "SELECT 1;")
                .write("3_c.up.sql", "CREATE TABLE c (id);\n\nINSERT INTO c VALUES (:id);\n")
                .write("4_d.up.sql", "-- nothing yet\n")
                .migration("5_e", "CREATE TABLE e (id);", "DROP TABLE e;\nROLLBACK;");
        Files.write(project.file("6_f.up.sql"), "SELECT 'é';".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(diagnostics("validate", "--json"))
                .containsExactlyInAnyOrder(
                        "MIGRATION_NAME_INVALID oops.up.sql:-",
                        "MIGRATION_DUPLICATE 2_b.up.sql:-",
                        "- 9_gone.down.sql:-",
                        "MIGRATION_REFUSED 3_c.up.sql:3",
                        "- 3_c.up.sql:-",
                        "- 4_d.up.sql:-",
                        "- 4_d.up.sql:-",
                        "MIGRATION_REFUSED 5_e.down.sql:2",
                        "MIGRATION_UNREADABLE 6_f.up.sql:-",
                        "- 6_f.up.sql:-");
        Run run = project.migrate("validate");
        assertThat(run)
                .exitedWith(5)
                .says("error: 3_c.up.sql:3:23: ")
                .says("warning: 4_d.up.sql: ")
                .says("6 migrations: 5 errors, 5 warnings");
        assertThat(diagnostics("validate", "--files-only", "--json")).hasSize(10);
        assertThat(project.contents()).isEmpty();
    }

    @Test
    void aHistoryThatDoesNotFitTheFilesIsShown() {
        project.migration("3_c", "CREATE TABLE c (id);", "DROP TABLE c;");
        assertThat(project.migrate("up")).succeeded();
        project.write("1_a.up.sql", "CREATE TABLE a (other);")
                .delete("2_b.up.sql")
                .delete("2_b.down.sql")
                .migration("0_z", "CREATE TABLE z (id);", "DROP TABLE z;");

        assertThat(project.migrate("validate")).exitedWith(5).says("3 errors");
        assertThat(diagnostics("validate", "--json"))
                .containsExactlyInAnyOrder(
                        "MIGRATION_CHANGED 1_a.up.sql:-",
                        "MIGRATION_MISSING 2_b.up.sql:-",
                        "MIGRATION_OUT_OF_ORDER 0_z.up.sql:-");
        assertThat(project.migrate("validate", "--files-only")).succeeded();
    }

    /** They ran, and cannot be changed any more. */
    @Test
    void statementsOfAppliedMigrationsAreNotJudged() {
        project.migration("3_c", "PRAGMA foreign_keys = ON;\nCREATE TABLE c (id);", "DROP TABLE c;");
        assertThat(diagnostics("validate", "--json")).containsExactly("- 3_c.up.sql:1");
        assertThat(project.migrate("up")).succeeded();

        assertThat(diagnostics("validate", "--json")).isEmpty();
        assertThat(diagnostics("validate", "--files-only", "--json")).containsExactly("- 3_c.up.sql:1");
    }

    @Test
    void theServerRefusesMoreThanAFile() {
        project.migration("3_c", "CREATE TABLE c (id);\n  ANALYZE;", "DROP TABLE c;");

        Run run = project.migrate("validate");

        if (database == MigrationProject.Database.FILE) {
            assertThat(run).succeeded();
            assertThat(project.migrate("up")).succeeded();
        } else {
            assertThat(run).exitedWith(5).says("error: 3_c.up.sql:2:3: sqld refuses ANALYZE");
            assertThat(project.migrate("up"))
                    .failedWith(ErrorCode.MIGRATION_REFUSED)
                    .warns("3_c.up.sql:2:3");
            assertThat(project.tables()).isEmpty();
        }
    }

    @Test
    void theFilesAreLookedAtWithoutADatabase() {
        String nowhere = "http://127.0.0.1:" + FreePort.next();

        assertThat(project.migrateAt(nowhere, "validate", "--files-only")).succeeded();
        assertThat(project.migrateAt(nowhere, "validate", "--wait-timeout", "0"))
                .failedWith(ErrorCode.DATABASE_NOT_READY);
    }

    @Test
    void aMissingFolderIsAnError() {
        assertThat(project.migrate("validate", "--migrations", "nowhere"))
                .failedWith(ErrorCode.MIGRATIONS_MISSING)
                .warns("nowhere");
        assertThat(project.migrate("status", "--migrations", ".")).failedWith(ErrorCode.MIGRATIONS_MISSING);
    }
}
