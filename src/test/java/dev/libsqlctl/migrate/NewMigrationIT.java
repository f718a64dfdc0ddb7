package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.libsqlctl.cli.InProcess;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code migrate new} leaves and prints. */
class NewMigrationIT {
    @TempDir
    Path directory;

    private Run run(Map<String, String> environment, String... arguments) {
        return InProcess.run(environment, directory, arguments);
    }

    @Test
    void theFilesAreNamedByTheTimeAndPrinted() {
        long before = Instant.now().getEpochSecond();

        Run run = run(Map.of(), "migrate", "new", "Create users table");

        assertThat(run).succeeded();
        long after = Instant.now().getEpochSecond();
        assertThat(run.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(directory.resolve(line)).isRegularFile());
        String up = run.out().lines().toList().get(0);
        assertThat(up).matches("migrations/\\d+_create_users_table\\.up\\.sql");
        assertThat(Long.parseLong(up.replaceAll("\\D", ""))).isBetween(before, after);
    }

    @Test
    void theFolderIsASetting() {
        JsonObject answer = assertThat(run(Map.of("DATABASE_MIGRATIONS_FOLDER", "db"), "migrate", "new", "a", "--json"))
                .succeeded()
                .json();

        assertThat(answer.get("up").getAsString())
                .isEqualTo("db/" + answer.get("version").getAsString() + "_a.up.sql");
        assertThat(answer.get("down").getAsString()).endsWith("_a.down.sql");
        assertThat(run(Map.of("LIBSQLCTL_MIGRATIONS", "x", "DATABASE_MIGRATIONS_FOLDER", "db"), "migrate", "new", "b"))
                .says("x/");
        assertThat(run(Map.of("LIBSQLCTL_MIGRATIONS", "x"), "migrate", "new", "c", "--migrations", "./y"))
                .says("y/");
    }

    @Test
    void twoProcessesAtOnceGetVersionsOfTheirOwn() throws Exception {
        List<Running> both = Stream.of("a", "b")
                .map(name -> Program.in(directory).start("migrate", "new", name))
                .toList();

        both.forEach(running -> assertThat(running.end()).succeeded());
        assertThat(MigrationFolder.read(directory.resolve("migrations")))
                .extracting(Migration::version)
                .doesNotHaveDuplicates()
                .hasSize(2);
        try (Stream<Path> files = Files.list(directory.resolve("migrations"))) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void aNameIsNeeded() {
        assertThat(run(Map.of(), "migrate", "new")).failedWith(ErrorCode.USAGE);
        assertThat(run(Map.of(), "migrate", "new", "?!")).failedWith(ErrorCode.MIGRATION_NAME_INVALID);
        assertThat(directory.resolve("migrations")).doesNotExist();
    }
}
