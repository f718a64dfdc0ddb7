package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Geni;
import dev.libsqlctl.support.GeniTest;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Database;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Geni, which has no lock, migrates at the same time. Either may fail on what the other has done meanwhile; in the end each migration was applied once, and
 * both know.
 */
@GeniTest
@Timeout(60)
class GeniTogetherFaultsIT {
    @TempDir
    Path directory;

    @RepeatedTest(3)
    void atOnce() {
        try (MigrationProject project = MigrationProject.in(directory, Database.SERVER)) {
            FiftyMigrations.writeTo(project);
            project.delete(FiftyMigrations.WITHOUT_TRANSACTION + "_m.up.sql");
            Running ours = project.start("up", "--no-dump-schema");
            Running geni = Geni.in(directory, project.url())
                    .with("DATABASE_NO_DUMP_SCHEMA", "true")
                    .start("up");

            Run end = ours.end();
            geni.end();
            assertThat(end.err()).as(end.toString()).doesNotContain("INTERNAL_ERROR", "\tat ");
            assertThat(project.migrate("up")).succeeded();
            Evidence evidence = Evidence.of(project);
            evidence.assertAgrees("after " + end);
            assertThat(evidence.recorded()).hasSize(FiftyMigrations.COUNT - 1);
        }
    }
}
