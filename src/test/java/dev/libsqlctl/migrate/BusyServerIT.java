package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Database;
import dev.libsqlctl.support.Program.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server takes the write lock from a migration that has it for over five seconds when somebody else wants to write. */
class BusyServerIT {
    private static final String SLOW = "'this one takes its time'";

    @TempDir
    Path directory;

    private MigrationProject project;
    private FaultyProxy proxy;

    @BeforeEach
    void prepare() {
        project = MigrationProject.in(directory, Database.SERVER)
                .write("1_a.up.sql", "CREATE TABLE a (id INTEGER);")
                .write("2_b.up.sql", """
                        INSERT INTO a VALUES (1);
                        SELECT %s;
                        INSERT INTO a VALUES (2);
                        CREATE TABLE b (id INTEGER);
                        """.formatted(SLOW))
                .write("3_c.up.sql", "CREATE TABLE c (id INTEGER);");
        project.execute("CREATE TABLE other (id INTEGER)");
        proxy = FaultyProxy.before(project.server().url());
    }

    @AfterEach
    void close() {
        proxy.close();
        project.close();
    }

    @Test
    void aMigrationWhoseLockWasTakenAwayIsRolledBackAndAppliedAnew() {
        robTheNext(1);

        Run run = project.migrateAt(proxy.url(), "up");

        assertThat(run).succeeded().warns("trying again");
        assertThat(project.query("SELECT id FROM a")).containsExactly("1", "2");
        assertThat(project.tables()).containsExactly("a", "b", "c", "other");
        assertThat(project.applied()).containsExactly("1", "2", "3");
        assertThat(project.query("SELECT count(*) FROM other")).containsExactly("1");
    }

    @Test
    void aMigrationThatIsNeverLeftAloneFailsWhollyAndSaysWhy() {
        robTheNext(3);

        Run run = project.migrateAt(proxy.url(), "up");

        assertThat(run)
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("2_b.up.sql:3:1: ")
                .warns("Transaction timed out")
                .warns(
                        "nothing of it was applied; it was tried 3 times, and each time the server took the write lock away, which it does after 5 s")
                .warns("hint: Stop the other writers");
        assertThat(project.query("SELECT count(*) FROM a")).containsExactly("0");
        assertThat(project.tables()).containsExactly("a", "other");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.query("SELECT id FROM a")).containsExactly("1", "2");
    }

    /** Another writer gets the lock, which takes as long as the server lets the migration have it, before the migration may go on. */
    private void robTheNext(int times) {
        proxy.spoil(SLOW, answer -> {
            project.execute("INSERT INTO other VALUES (1)");
            if (times > 1) {
                robTheNext(times - 1);
            }
            return answer.length;
        });
    }
}
