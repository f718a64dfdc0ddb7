package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.MigrationProject.Database;
import dev.libsqlctl.support.PlainUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A folder that cannot be read or written, holds what does not belong there, or does not fit what is applied. */
@Timeout(120)
class FolderFaultsIT extends EachDatabaseContract {
    private void migrations(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(n -> project.migration(n + "_m", "CREATE TABLE t" + n + " (a);", "DROP TABLE t" + n + ";"));
    }

    private void assertApplied(String... versions) {
        assertThat(project.applied()).containsExactly(versions);
        assertThat(project.tables()).hasSameSizeAs(versions);
    }

    /** What {@code up} refuses, the commands that only look show. */
    @Test
    void filesThatDoNotFitWhatIsApplied() {
        migrations(3);
        assertThat(project.migrate("up")).succeeded();
        project.write("1_m.up.sql", "CREATE TABLE t1 (a, b);")
                .delete("2_m.up.sql")
                .delete("2_m.down.sql");
        project.migration("0_m", "CREATE TABLE t0 (a);", "DROP TABLE t0;");

        assertThat(project.migrate("status", "--check"))
                .exitedWith(5)
                .says("0_m.up.sql")
                .says("1_m.up.sql")
                .says("2_m.up.sql");
        assertThat(project.migrate("validate")).exitedWith(5).says("1_m.up.sql");
        assertThat(project.migrate("up")).exitedWith(1);
        assertApplied("1", "2", "3");
    }

    @Test
    void namesThatCannotBeUnderstood() {
        for (String name : List.of(
                "add_users.up.sql",
                "1.up.sql",
                "-1_m.up.sql",
                "9223372036854775807_m.up.sql",
                "9223372036854775808_m.up.sql")) {
            project.write(name, "CREATE TABLE t (a);");
            assertThat(project.migrate("up"))
                    .failedWith(ErrorCode.MIGRATION_NAME_INVALID)
                    .warns(name);
            project.delete(name);
        }
        assertApplied();
    }

    @Test
    void otherFilesMeanNothing() throws IOException {
        migrations(1);
        project.write("README.md", "read me").write("notes.sql", "CREATE TABLE wrong (a);");
        project.write("1_m.up.sql~", "CREATE TABLE wrong (a);").write(".2_m.up.sql.swp", "");
        Files.createDirectory(project.file("old"));

        assertThat(project.migrate("up")).succeeded();
        assertApplied("1");
    }

    @Test
    void aMigrationThatIsNoFile() throws IOException {
        migrations(1);
        Files.createDirectory(project.file("2_m.up.sql"));
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_UNREADABLE)
                .warns("2_m.up.sql");
        Files.delete(project.file("2_m.up.sql"));
        Files.createSymbolicLink(project.file("2_m.up.sql"), Path.of("nowhere"));
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_UNREADABLE)
                .warns("2_m.up.sql");
        assertApplied();
    }

    @Test
    void aFolderThatIsAFile() throws IOException {
        Files.delete(project.folder());
        Files.writeString(project.folder(), "a file");
        assertThat(project.migrate("up"))
                .exitedWith(1)
                .warns(project.folder().toString())
                .warns("hint: ");
    }

    @Test
    void aFolderThatMayNotBeRead() throws Exception {
        assumeTrue(PlainUser.possible(), "only root can become another user");
        Path home = Files.createDirectories(directory.resolve("home"));
        Files.setPosixFilePermissions(directory, Files.getPosixFilePermissions(home));
        PlainUser user = PlainUser.at(home);
        Path own = user.directory("own");
        Path folder = Files.createDirectory(own.resolve("migrations"));
        Files.writeString(folder.resolve("1_m.up.sql"), "CREATE TABLE t1 (a);");
        Files.setPosixFilePermissions(folder, Set.of());
        String url = database == Database.FILE ? "sqlite:" + own.resolve("app.db") : project.url();

        assertThat(user.program(own).with("DATABASE_URL", url).run("migrate", "up"))
                .exitedWith(1)
                .warns("error: ")
                .warns(folder.toString())
                .warns("hint: ");
        assertThat(own.resolve("app.db")).doesNotExist();
    }

    @Test
    void aSchemaFileThatCannotBeWritten() throws IOException {
        migrations(3);
        Files.createDirectory(project.file("schema.sql"));

        assertThat(project.migrate("up"))
                .exitedWith(1)
                .warns("error: IO_ERROR: ")
                .warns("schema.sql")
                .warns("the migrations themselves are done");
        assertApplied("1", "2", "3");
        assertThat(project.migrate("status", "--check")).succeeded();
        assertThat(project.migrate("down", "--all", "--yes", "--no-dump-schema"))
                .succeeded();
        assertApplied();
    }

    @Test
    @Tag("campaign")
    @Timeout(1200)
    void thousandsOfMigrations() {
        migrations(3_000);
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.applied()).hasSize(3_000);
        assertThat(project.migrate("status", "--check")).succeeded();
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.migrate("down", "--all", "--yes")).succeeded();
        assertApplied();
    }
}
