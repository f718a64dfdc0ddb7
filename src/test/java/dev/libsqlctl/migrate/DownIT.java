package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program.Run;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migrations are undone newest first, each as one transaction with its history. */
class DownIT extends EachDatabaseContract {
    /** In text order 9 would be newer than 10. */
    @BeforeEach
    void migrate() {
        project.migration("8_a", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .migration("9_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;")
                .migration("10_c", "CREATE TABLE c (id INTEGER);", "DROP TABLE c;");
        assertThat(project.migrate("up")).succeeded();
    }

    @Test
    void theNewestIsUndoneByDefaultAndMoreWhenAsked() {
        Run one = project.migrate("down");

        assertThat(one).succeeded().says("undone 10_c.down.sql").warns("target: ");
        assertThat(one.out().lines()).hasSize(1);
        assertThat(project.tables()).containsExactly("a", "b");
        assertThat(project.applied()).containsExactly("8", "9");

        JsonObject two = assertThat(project.migrate("down", "-a", "2", "--json"))
                .succeeded()
                .json();
        assertThat(two.getAsJsonArray("changes")).hasSize(2);
        assertThat(two.getAsJsonArray("changes")
                        .get(0)
                        .getAsJsonObject()
                        .get("version")
                        .getAsLong())
                .isEqualTo(9);
        assertThat(two.getAsJsonArray("changes")
                        .get(0)
                        .getAsJsonObject()
                        .get("action")
                        .getAsString())
                .isEqualTo("undone");
        assertThat(project.tables()).isEmpty();
        assertThat(project.applied()).isEmpty();

        assertThat(project.migrate("down")).failedWith(ErrorCode.NOTHING_APPLIED);
    }

    @Test
    void moreThanThereIsUndoesWhatThereIs() {
        assertThat(project.migrate("down", "-a", "9")).succeeded();
        assertThat(project.applied()).isEmpty();
    }

    @Test
    void everythingNewerThanAVersionIsUndone() {
        assertThat(project.migrate("down", "--to", "8")).succeeded();
        assertThat(project.applied()).containsExactly("8");

        assertThat(project.migrate("down", "--to", "8")).succeeded().says("nothing to do");
        assertThat(project.migrate("down", "--to", "7"))
                .failedWith(ErrorCode.MIGRATION_UNKNOWN)
                .warns("7");
        assertThat(project.applied()).containsExactly("8");
    }

    @Test
    void allOfThemNeedConfirmation() {
        assertThat(project.migrate("down", "--all")).failedWith(ErrorCode.CONFIRMATION_NEEDED);
        assertThat(project.applied()).hasSize(3);

        assertThat(project.migrate("down", "--all", "--yes")).succeeded();
        assertThat(project.tables()).isEmpty();
        assertThat(project.migrate("down", "--all")).succeeded().says("nothing to do");
        assertThat(project.migrate("goto", "0")).succeeded().says("nothing to do");
    }

    @Test
    void waysToSayHowFarExcludeEachOther() {
        assertThat(project.migrate("down", "--all", "--to", "8")).failedWith(ErrorCode.USAGE);
        assertThat(project.migrate("down", "-a", "0")).failedWith(ErrorCode.USAGE);
        assertThat(project.migrate("down", "-a", "-1")).failedWith(ErrorCode.USAGE);
        assertThat(project.migrate("up", "0")).failedWith(ErrorCode.USAGE);
        assertThat(project.applied()).hasSize(3);
    }

    @Test
    void aMissingDownFileIsFoundBeforeAnythingRuns() {
        project.delete("9_b.down.sql");

        assertThat(project.migrate("down", "-a", "3"))
                .failedWith(ErrorCode.DOWN_MISSING)
                .warns("9_b.down.sql");
        assertThat(project.tables()).containsExactly("a", "b", "c");
        assertThat(project.applied()).hasSize(3);
        assertThat(project.migrate("down")).succeeded();
    }

    @Test
    void anUnreadableDownFileIsFoundBeforeAnythingRuns() throws Exception {
        java.nio.file.Files.write(project.file("9_b.down.sql"), new byte[] {'-', '-', (byte) 0xff, '\n'});

        assertThat(project.migrate("down", "-a", "2"))
                .failedWith(ErrorCode.MIGRATION_UNREADABLE)
                .warns("9_b.down.sql");
        assertThat(project.applied()).hasSize(3);
    }

    @Test
    void aFailingScriptLeavesItsMigrationAndKeepsThoseBefore() {
        project.write("9_b.down.sql", "DELETE FROM b;\n\nDROP TABLE a;\nDROP TABLE nowhere;\nDROP TABLE b;");

        assertThat(project.migrate("down", "-a", "3"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("9_b.down.sql:4")
                .warns("DROP TABLE nowhere")
                .warns("no such table: nowhere");
        assertThat(project.tables()).containsExactly("a", "b");
        assertThat(project.applied()).containsExactly("8", "9");
        assertThat(project.file("schema.sql"))
                .content()
                .contains("CREATE TABLE b")
                .doesNotContain("CREATE TABLE c");
    }

    @Test
    void aTransactionWrittenInTheFileIsThatOfTheMigration() {
        project.write("10_c.down.sql", "BEGIN;\nDROP TABLE c;\nCOMMIT;\nDROP TABLE nowhere;");
        assertThat(project.migrate("down")).failedWith(ErrorCode.MIGRATION_FAILED);
        assertThat(project.tables()).containsExactly("a", "b", "c");

        project.write("10_c.down.sql", "BEGIN;\nDROP TABLE c;\nCOMMIT");
        assertThat(project.migrate("down")).succeeded();
        assertThat(project.tables()).containsExactly("a", "b");
    }

    @Test
    void aFileWithoutTransactionIsUndoneOrKnownToBeInterrupted() {
        project.write("10_c.down.sql", "-- transaction:no\nDROP TABLE b;\nDROP TABLE nowhere;\nDROP TABLE c;");

        assertThat(project.migrate("down"))
                .failedWith(ErrorCode.MIGRATION_INTERRUPTED)
                .warns("DROP TABLE nowhere");
        assertThat(project.tables()).containsExactly("a", "c");
        assertThat(project.migrate("down")).failedWith(ErrorCode.MIGRATION_INTERRUPTED);
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_INTERRUPTED);

        assertThat(project.migrate("repair", "--applied", "10")).succeeded();
        project.write("10_c.down.sql", "-- transaction: no\nDROP TABLE c;");
        assertThat(project.migrate("down")).succeeded();
        assertThat(project.applied()).containsExactly("8", "9");
        assertThat(project.tables()).containsExactly("a");
    }

    @Test
    void anEditedUpFileIsNoReasonNotToUndo() {
        project.write("10_c.up.sql", "CREATE TABLE c (id INTEGER, name TEXT);");

        assertThat(project.migrate("down")).succeeded();
        assertThat(project.applied()).containsExactly("8", "9");
    }

    @Test
    void undoneMigrationsArePendingAgain() {
        List<String> before = project.contents();
        assertThat(project.migrate("down", "--all", "--yes")).succeeded();
        assertThat(project.migrate("up")).succeeded();

        assertThat(project.applied()).containsExactly("8", "9", "10");
        assertThat(project.tables()).containsExactly("a", "b", "c");
        assertThat(project.contents()).hasSameSizeAs(before);
    }
}
