package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Database;
import dev.libsqlctl.support.PlainUser;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose files do not fit each other, or not what is applied. What holds for a server holds for a file. */
@Timeout(120)
abstract class FolderFaultsContract {
    private static final int MANY = 1_000;

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

    private void three() {
        for (int n = 1; n <= 3; n++) {
            project.migration(n + "_m", "CREATE TABLE t" + n + " (a);", "DROP TABLE t" + n + ";");
        }
    }

    /** Nothing changed: three migrations are applied. */
    private void assertThree() {
        assertThat(project.applied()).containsExactly("1", "2", "3");
        assertThat(project.tables()).containsExactly("t1", "t2", "t3");
    }

    private void assertUntouched() {
        assertThat(project.applied()).isEmpty();
        assertThat(project.tables()).isEmpty();
    }

    @Test
    void anAppliedFileIsEdited() {
        three();
        assertThat(project.migrate("up", "2")).succeeded();
        project.write("1_m.up.sql", "CREATE TABLE t1 (a, b);");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_CHANGED)
                .warns("1_m.up.sql")
                .warns("hint: ");
        assertThat(project.migrate("status", "--check")).exitedWith(5).says("1_m.up.sql");
        assertThat(project.migrate("validate")).exitedWith(1).warns("1_m.up.sql");
        assertThat(project.applied()).containsExactly("1", "2");
        assertThat(project.tables()).containsExactly("t1", "t2");

        assertThat(project.migrate("repair", "--yes")).succeeded();
        assertThat(project.migrate("up")).succeeded();
        assertThree();
    }

    @Test
    void anAppliedFileIsDeleted() {
        three();
        assertThat(project.migrate("up", "2")).succeeded();
        project.delete("1_m.up.sql");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_MISSING)
                .warns("1");
        assertThat(project.migrate("status", "--check")).exitedWith(5);
        assertThat(project.applied()).containsExactly("1", "2");
        assertThat(project.tables()).containsExactly("t1", "t2");
    }

    @Test
    void aVersionThereIsTwice() {
        three();
        project.write("002_other.up.sql", "CREATE TABLE other (a);");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_DUPLICATE)
                .warns("2_m.up.sql")
                .warns("002_other.up.sql");
        assertThat(project.migrate("validate")).exitedWith(1).warns("MIGRATION_DUPLICATE");
        assertUntouched();
    }

    @Test
    void aNameThatCannotBeUnderstood() {
        for (String name : List.of("add_users.up.sql", "1.up.sql", "99999999999999999999_big.up.sql", "-1_m.up.sql")) {
            project.write(name, "CREATE TABLE t (a);");
            assertThat(project.migrate("up"))
                    .failedWith(ErrorCode.MIGRATION_NAME_INVALID)
                    .warns(name);
            project.delete(name);
        }
        assertUntouched();
    }

    @Test
    void otherFilesInTheFolderMeanNothing() throws IOException {
        three();
        project.write("README.md", "read me").write("notes.sql", "CREATE TABLE wrong (a);");
        project.write("1_m.up.sql~", "CREATE TABLE wrong (a);").write(".2_m.up.sql.swp", "");
        Files.createDirectory(project.file("old"));

        assertThat(project.migrate("up")).succeeded();
        assertThree();
    }

    @Test
    void thereIsNoMigration() throws IOException {
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATIONS_MISSING)
                .warns("migrations");
        assertThat(project.migrate("down")).exitedWith(1).warns("error: ");
        Files.delete(project.folder());
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATIONS_MISSING)
                .warns("migrations");
        Files.writeString(project.folder(), "a file");
        assertThat(project.migrate("up")).exitedWith(1).warns("migrations").warns("hint: ");
        assertUntouched();
    }

    @Test
    void aMigrationThatIsNoFile() throws IOException {
        three();
        Files.createDirectory(project.file("4_m.up.sql"));
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_UNREADABLE)
                .warns("4_m.up.sql");
        Files.delete(project.file("4_m.up.sql"));
        Files.createSymbolicLink(project.file("4_m.up.sql"), Path.of("nowhere"));
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_UNREADABLE)
                .warns("4_m.up.sql");
        assertUntouched();
    }

    @Test
    void aDownFileIsMissing() throws IOException {
        three();
        assertThat(project.migrate("up")).succeeded();
        project.delete("2_m.down.sql");

        for (String[] words : List.<String[]>of(
                new String[] {"down", "-a", "2"},
                new String[] {"down", "--all", "--yes"},
                new String[] {"down", "--to", "1"},
                new String[] {"goto", "1", "--yes"})) {
            assertThat(project.migrate(words))
                    .failedWith(ErrorCode.DOWN_MISSING)
                    .warns("2_m.down.sql");
            assertThree();
        }
        assertThat(project.migrate("down")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2");
        assertThat(project.tables()).containsExactly("t1", "t2");
    }

    @Test
    void thereIsNothingToUndo() {
        three();
        assertThat(project.migrate("down")).failedWith(ErrorCode.NOTHING_APPLIED);
        assertThat(project.migrate("redo")).failedWith(ErrorCode.NOTHING_APPLIED);
        assertThat(project.migrate("down", "--all", "--yes")).succeeded();
        assertUntouched();
    }

    @Test
    void aVersionOlderThanTheNewest() {
        three();
        assertThat(project.migrate("up")).succeeded();
        project.delete("3_m.up.sql").delete("3_m.down.sql").delete("2_m.up.sql").delete("2_m.down.sql");
        project.migration("20_m", "CREATE TABLE t20 (a);", "DROP TABLE t20;");
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_MISSING);
        three();
        assertThat(project.migrate("up")).succeeded();

        project.migration("10_m", "CREATE TABLE t10 (a);", "DROP TABLE t10;");
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_OUT_OF_ORDER)
                .warns("10_m.up.sql")
                .warns("--out-of-order");
        assertThat(project.migrate("status", "--check")).exitedWith(5).says("10_m.up.sql");
        assertThat(project.applied()).containsExactly("1", "2", "3", "20");
        assertThat(project.migrate("up", "--out-of-order")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3", "10", "20");

        assertThat(project.migrate("down")).succeeded();
        assertThat(project.applied()).as("the newest version goes first").containsExactly("1", "2", "3", "10");
    }

    @Test
    void theSchemaFileCannotBeWritten() throws IOException {
        three();
        Files.createDirectory(project.file("schema.sql"));

        Run run = project.migrate("up");
        assertThat(run).exitedWith(ErrorCode.IO_ERROR.exitCode().number()).warns("schema.sql");
        assertThat(run.err()).contains("applied").doesNotContain("\tat ");
        assertThree();
        assertThat(project.migrate("status", "--check")).succeeded();
        assertThat(project.migrate("down", "--all", "--yes", "--no-dump-schema"))
                .succeeded();
        assertUntouched();
    }

    /** The same folder read by somebody who may not. */
    @Test
    void theFolderMayNotBeRead() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(PlainUser.possible(), "only root can become another user");
        Path home = Files.createTempDirectory("plain-user");
        PlainUser user = PlainUser.at(home);
        Path own = user.directory("project");
        Path folder = Files.createDirectory(own.resolve("migrations"));
        Files.writeString(folder.resolve("1_m.up.sql"), "CREATE TABLE t1 (a);");
        Files.setPosixFilePermissions(folder, java.util.Set.of());

        assertThat(user.program(own).with("DATABASE_URL", project.url()).run("migrate", "up"))
                .exitedWith(1)
                .warns("error: ")
                .warns("migrations")
                .warns("hint: ");
        assertUntouched();
    }

    @Test
    void aThousandMigrations() {
        IntStream.rangeClosed(1, MANY)
                .forEach(n -> project.migration(n + "_m", "CREATE TABLE t" + n + " (a);", "DROP TABLE t" + n + ";"));

        assertThat(project.migrate("up")).succeeded();
        assertThat(project.applied()).hasSize(MANY);
        assertThat(project.tables()).hasSize(MANY);
        assertThat(project.migrate("status", "--check")).succeeded();
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.migrate("down", "--all", "--yes")).succeeded();
        assertUntouched();
    }
}
