package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Database;
import dev.libsqlctl.support.Program.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A local file that is no database, may not be written, or is held by somebody else. */
@Timeout(60)
class FileTargetFaultsIT {
    @TempDir
    Path directory;

    private MigrationProject project;

    @BeforeEach
    void make() {
        project =
                MigrationProject.in(directory, Database.FILE).migration("1_m", "CREATE TABLE t (a);", "DROP TABLE t;");
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void assertRefused(String url, String why) {
        assertThat(project.migrateAt(url, "up", "--wait-timeout", "1s"))
                .exitedWith(1)
                .warns("error: ")
                .warns(why);
    }

    @Test
    void itIsNoDatabase() throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "This is a text, not a database.\n".repeat(100));
        assertRefused("sqlite:" + text, "not a database");
        assertThat(text).hasContent("This is a text, not a database.\n".repeat(100));
        assertRefused("sqlite:" + directory, directory.toString());
        assertRefused("sqlite:" + directory.resolve("nowhere/app.db"), "nowhere");
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    @Test
    void itIsNotThereAndHasNoSchemaToDump() throws IOException {
        Path schema = Files.writeString(project.file("schema.sql"), "CREATE TABLE kept (a);\n");

        assertThat(project.migrate("dump")).failedWith(ErrorCode.DATABASE_ERROR).warns("there is no file");

        assertThat(schema).hasContent("CREATE TABLE kept (a);\n");
        assertThat(directory.resolve("app.db")).doesNotExist();
    }

    @Test
    void itIsNotMadeByLookingForIt() {
        Path absent = directory.resolve("absent.db");
        assertThat(project.migrateAt("sqlite:" + absent, "status")).succeeded().says("pending");
        assertThat(project.migrateAt("sqlite:" + absent, "validate")).succeeded();
        assertThat(project.migrateAt("sqlite:" + absent, "up", "--dry-run"))
                .succeeded()
                .says("CREATE TABLE t (a);");
        assertThat(absent).doesNotExist();
    }

    @Test
    void itsNameMayHoldAnyCharacter() {
        Path odd = directory.resolve("a ?b=c&d#e%20é.db");
        assertThat(project.migrateAt("sqlite:" + odd, "up")).succeeded();
        assertThat(odd).isNotEmptyFile();
        assertThat(project.migrateAt("sqlite:" + odd, "status", "--check")).succeeded();
    }

    @Test
    void itIsDamaged() throws IOException {
        assertThat(project.migrate("up")).succeeded();
        Path file = Path.of(project.url().substring("sqlite:".length()));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(project.url(), "malformed");
    }

    @Test
    void aWriterIsWaitedForAndThenFailedOn() throws Exception {
        try (Connection writer = project.connect();
                Statement statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThat(project.migrate("up", "--lock-timeout", "1s"))
                    .exitedWith(124)
                    .warns("hint: ");
            Running run = project.start("up");
            Thread.sleep(1_000);
            statement.execute("ROLLBACK");
            assertThat(run.end()).succeeded();
        }
        assertThat(project.applied()).containsExactly("1");
    }
}
