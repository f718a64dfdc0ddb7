package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Running;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who writes to a file with a rollback journal waits while it is read, and not while the backup of it is verified. */
class WritersMeanwhileIT {
    private static final int ROWS = 120_000;

    @TempDir
    Path directory;

    @Test
    void aBackupIsVerifiedWithoutItsSource() {
        Path source = Databases.twoTables(directory.resolve("source.db"), ROWS);
        Running run = Program.in(directory).start("backup", "--url", "sqlite:source.db", "-o", "x.sql");

        assertThat(Moment.reached(run, () -> Moment.pending(directory, "scratch") > 0))
                .isTrue();
        Databases.execute(source, "PRAGMA busy_timeout=0", "INSERT INTO a(t) VALUES('meanwhile')");
        assertThat(run.alive()).isTrue();

        assertThat(run.end()).succeeded().says("verified");
    }

    @Test
    void soAreRowsAlone() {
        Path source = Databases.twoTables(directory.resolve("source.db"), ROWS);
        Running run = Program.in(directory).start("backup", "--url", "sqlite:source.db", "--data-only", "-o", "x.sql");

        assertThat(Moment.reached(run, () -> Moment.pending(directory, "scratch") > 0))
                .isTrue();
        Databases.execute(source, "PRAGMA busy_timeout=0", "DROP TABLE b");

        assertThat(run.end()).succeeded().says("verified");
    }
}
