package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history is brought into line with the files, and with what a person says about an interrupted migration. */
class RepairIT extends EachDatabaseContract {
    private static final String ROWS =
            "SELECT version, success FROM flyway_schema_history WHERE installed_rank > 0 ORDER BY installed_rank";

    @BeforeEach
    void migrate() {
        project.migration("1_a", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .migration("2_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;");
        assertThat(project.migrate("up")).succeeded();
    }

    @Test
    void aHistoryInOrderIsLeftAlone() {
        List<String> before = project.contents();

        assertThat(project.migrate("repair")).succeeded().says("nothing to do");
        assertThat(project.contents()).isEqualTo(before);
    }

    @Test
    void theChecksumsOfEditedFilesAreTaken() {
        project.write("1_a.up.sql", "CREATE TABLE a (id INTEGER); -- now explained");
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_CHANGED);
        List<String> before = project.contents();

        assertThat(project.migrate("repair", "--dry-run")).exitedWith(5).says("1_a.up.sql");
        assertThat(project.contents()).isEqualTo(before);

        assertThat(project.migrate("repair")).succeeded().says("1_a.up.sql").warns("target: ");
        assertThat(project.migrate("up")).succeeded().says("nothing to do");
    }

    @Test
    void rowsOfDeletedFilesAreRemovedWhenThatIsConfirmed() {
        project.delete("1_a.up.sql").delete("1_a.down.sql");
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_MISSING);

        assertThat(project.migrate("repair", "--dry-run")).exitedWith(5).says("1_a.up.sql");
        assertThat(project.migrate("repair")).failedWith(ErrorCode.CONFIRMATION_NEEDED);
        assertThat(project.applied()).containsExactly("1", "2");

        assertThat(project.migrate("repair", "--yes")).succeeded().says("1_a.up.sql");
        assertThat(project.applied()).containsExactly("2");
        assertThat(project.tables()).containsExactly("a", "b");
        assertThat(project.migrate("up")).succeeded().says("nothing to do");
    }

    @Test
    void anInterruptedMigrationCountsAsAppliedWhenAPersonSaysSo() {
        interrupt();

        assertThat(project.migrate("repair"))
                .failedWith(ErrorCode.MIGRATION_INTERRUPTED)
                .warns("3_c.up.sql")
                .warns("--applied 3")
                .warns("--pending 3");
        assertThat(project.migrate("repair", "--dry-run")).exitedWith(5).says("3_c.up.sql");

        project.execute("CREATE TABLE c2 (id INTEGER)");
        assertThat(project.migrate("repair", "--applied", "3")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3");
        assertThat(project.migrate("up")).succeeded().says("nothing to do");
    }

    @Test
    void anInterruptedMigrationIsRunAgainWhenAPersonSaysSo() {
        interrupt();

        project.execute("DROP TABLE c1");
        project.write("3_c.up.sql", "-- transaction:no\nCREATE TABLE c1 (id INTEGER);\nCREATE TABLE c2 (id INTEGER);");
        assertThat(project.migrate("repair", "--pending", "3")).succeeded();
        assertThat(project.query(ROWS)).containsExactly("1,1", "2,1");

        assertThat(project.migrate("up")).succeeded().says("applied 3_c.up.sql");
        assertThat(project.tables()).containsExactly("a", "b", "c1", "c2");
    }

    /** Leaves a migration of which one table of two was made. */
    private void interrupt() {
        project.write(
                "3_c.up.sql",
                "-- transaction:no\nCREATE TABLE c1 (id INTEGER);\nCREATE TABLE c1 (id INTEGER);\nCREATE TABLE c2 (id INTEGER);");
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_INTERRUPTED);
        assertThat(project.query(ROWS)).containsExactly("1,1", "2,1", "3,0");
    }

    @Test
    void aRenamedFileIsTakenAsItIs() {
        project.write("1_first.up.sql", "CREATE TABLE a (id INTEGER);").delete("1_a.up.sql");

        assertThat(project.migrate("repair")).succeeded().says("1_first.up.sql");
        assertThat(project.query("SELECT script, description FROM flyway_schema_history WHERE version = '1'"))
                .containsExactly("1_first.up.sql,first");
        assertThat(project.migrate("repair")).succeeded().says("nothing to do");
    }

    /** Whether a process of another machine is gone, only a person can tell. */
    @Test
    void aLockThatWasLeftBehindIsRemovedWhenThatIsConfirmed() {
        project.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success) VALUES (-100, 'left', 'flyway-lock', '',"
                + " 'process 7 on elsewhere, started 2026-01-02T03:04:05Z', '', 0, 1)");
        List<String> before = project.contents();

        assertThat(project.migrate("up", "--lock-timeout", "0"))
                .failedWith(ErrorCode.MIGRATION_LOCKED)
                .warns("process 7 on elsewhere")
                .warns("repair");
        project.write("3_c.up.sql", "CREATE TABLE c (id INTEGER);");
        assertThat(project.migrate("up", "--try", "--lock-timeout", "0")).failedWith(ErrorCode.MIGRATION_LOCKED);
        assertThat(project.migrate("repair", "--dry-run")).exitedWith(5).says("process 7 on elsewhere");
        assertThat(project.migrate("repair"))
                .failedWith(ErrorCode.CONFIRMATION_NEEDED)
                .warns("process 7 on elsewhere");
        assertThat(project.contents()).isEqualTo(before);

        assertThat(project.migrate("repair", "--yes")).succeeded().says("process 7 on elsewhere");
        assertThat(project.migrate("up", "--lock-timeout", "0")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3");
    }

    @Test
    void onlyAnInterruptedMigrationNeedsSuchWords() {
        List<String> before = project.contents();

        assertThat(project.migrate("repair", "--applied", "2")).failedWith(ErrorCode.MIGRATION_UNKNOWN);
        assertThat(project.migrate("repair", "--pending", "9")).failedWith(ErrorCode.MIGRATION_UNKNOWN);
        assertThat(project.migrate("repair", "--pending", "2", "--applied", "2"))
                .failedWith(ErrorCode.USAGE);
        assertThat(project.contents()).isEqualTo(before);
    }
}
