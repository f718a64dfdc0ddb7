package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command loads what it uses and nothing else: counted in classes, because milliseconds are no test. */
class LoadedClassesIT {
    private static final int MOST_OF_A_CHECKSUM = 15;
    private static final int MOST_OF_A_STATUS = 350;

    @TempDir
    Path directory;

    private Set<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        Path log = directory.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info:file=" + log + "::filecount=0",
                "-jar",
                Program.distribution().resolve("lib/libsqlctl.jar").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        Set<String> loaded = Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*\\])*\\s*", "").split(" ")[0])
                .collect(Collectors.toSet());
        // Makes what a record is compared or printed by, which takes as long as two hundred classes.
        assertThat(loaded).as(String.join(" ", command)).doesNotContain("java.lang.runtime.ObjectMethods");
        return loaded;
    }

    private static void assertNoneOf(Set<String> loaded, String... packages) {
        assertNoMigrationLibrary(loaded);
        assertThat(loaded).noneMatch(name -> name.startsWith("dev.libsqlctl.migrate"));
        assertNone(loaded, "org.snakeyaml");
        assertNone(loaded, packages);
    }

    private static void assertNoMigrationLibrary(Set<String> loaded) {
        assertNone(loaded, "org.flywaydb", "org.sqlite");
    }

    private static void assertNone(Set<String> loaded, String... packages) {
        for (String prefix : packages) {
            assertThat(loaded).noneMatch(name -> name.startsWith(prefix));
        }
    }

    @Test
    void versionAndHelpTouchNoServerNoNetworkNoLibraryButPicocli() throws Exception {
        for (String argument : List.of("--version", "--json", "help", "--help")) {
            Set<String> loaded = loadedBy(argument);

            assertThat(loaded).anyMatch(name -> name.startsWith("picocli."));
            assertNoMigrationLibrary(loaded);
            assertNone(
                    loaded,
                    "com.github.dockerjava",
                    "com.nimbusds",
                    "com.fasterxml",
                    "org.slf4j",
                    "java.net.http",
                    "java.net.HttpURLConnection",
                    "dev.libsqlctl.server.docker",
                    "dev.libsqlctl.server.local",
                    "dev.libsqlctl.hrana.Hrana");
        }
    }

    @Test
    void versionAndTheListOfCommandsReadNoCommand() throws Exception {
        for (String argument : List.of("--version", "--json", "help")) {
            assertNoneOf(loadedBy(argument), "dev.libsqlctl.cli.Start", "dev.libsqlctl.cli.MigrateUp");
        }
    }

    @Test
    void playSpeaksToTheServerAndTouchesNoEngine() throws Exception {
        try (SqldServer server = SqldServer.start()) {
            Set<String> loaded = loadedBy("play", "--url", server.url());

            assertThat(loaded).contains("dev.libsqlctl.hrana.HranaClient");
            assertNoneOf(
                    loaded,
                    "com.github.dockerjava",
                    "com.nimbusds",
                    "com.fasterxml",
                    "org.slf4j",
                    "java.net.http",
                    "java.util.logging",
                    "dev.libsqlctl.server",
                    "dev.libsqlctl.auth",
                    "dev.libsqlctl.setup",
                    "dev.libsqlctl.cli.Start");
        }
    }

    @Test
    void aRunningProcessIsFoundWithoutTheDockerEngine() throws Exception {
        Program program = Program.in(directory)
                .with("LIBSQLCTL_ENGINE", "native")
                .with("LIBSQLCTL_PORT", Integer.toString(dev.libsqlctl.support.FreePort.next()));
        assertThat(program.run("first-start").exitCode()).isZero();
        try {
            assertNoneOf(
                    loadedBy("start"),
                    "com.github.dockerjava",
                    "com.nimbusds",
                    "com.fasterxml",
                    "org.slf4j",
                    "java.net.http");
        } finally {
            program.run("destroy", "--yes");
        }
    }

    @Test
    void aTokenIsMadeWithoutServersAndWithoutTheNetwork() throws Exception {
        assertThat(Program.in(directory).run("generate-jwt", "--no-demo").exitCode())
                .isZero();

        Set<String> loaded = loadedBy("token", "create");

        assertThat(loaded).anyMatch(name -> name.startsWith("com.nimbusds."));
        assertNoneOf(
                loaded,
                "com.github.dockerjava",
                "com.google.crypto.tink",
                "org.bouncycastle",
                "java.net.http",
                "java.net.HttpURLConnection",
                "dev.libsqlctl.server",
                "dev.libsqlctl.setup",
                "dev.libsqlctl.hrana.Hrana");
    }

    @Test
    void theFilesOfAMigrationAreMadeWithoutADatabase() throws Exception {
        Set<String> loaded = loadedBy("migrate", "new", "create_users");

        assertThat(loaded).contains("dev.libsqlctl.migrate.NewMigration");
        assertNoMigrationLibrary(loaded);
        assertNone(
                loaded,
                "com.github.dockerjava",
                "com.nimbusds",
                "java.net.http",
                "java.net.HttpURLConnection",
                "dev.libsqlctl.auth",
                "dev.libsqlctl.hrana.Hrana",
                "dev.libsqlctl.jdbc",
                "dev.libsqlctl.migrate.flyway",
                "dev.libsqlctl.server",
                "dev.libsqlctl.target");
    }

    /** Flyway's checksum is read, nothing else of it. */
    @Test
    void whatIsAppliedIsToldWithoutStartingFlyway() throws Exception {
        Files.createDirectories(directory.resolve("migrations"));
        Files.writeString(directory.resolve("migrations/1_a.up.sql"), "CREATE TABLE a (id);");
        try (SqldServer server = SqldServer.start()) {
            loadedBy("migrate", "up", "--url", server.url());

            Set<String> loaded = loadedBy("migrate", "status", "--url", server.url());

            assertThat(loaded)
                    .contains("dev.libsqlctl.migrate.HistorySnapshot")
                    .filteredOn(name -> name.startsWith("org.flywaydb"))
                    .hasSizeLessThan(MOST_OF_A_CHECKSUM);
            assertThat(loaded)
                    .filteredOn(name -> name.startsWith("dev.libsqlctl"))
                    .hasSizeLessThan(MOST_OF_A_STATUS);
            assertNone(
                    loaded,
                    "org.flywaydb.core.Flyway",
                    "org.flywaydb.core.internal.parser",
                    "org.sqlite",
                    "com.github.dockerjava",
                    "com.nimbusds",
                    "com.fasterxml",
                    "org.slf4j",
                    "java.net.http",
                    "dev.libsqlctl.auth",
                    "dev.libsqlctl.server",
                    "dev.libsqlctl.setup");
        }
    }

    @Test
    void urlAndVariablesAreToldWithoutAskingAnybody() throws Exception {
        for (String command : List.of("env", "url")) {
            Set<String> loaded = loadedBy(command);

            assertThat(loaded).contains("dev.libsqlctl.hrana.Endpoint");
            assertNoneOf(
                    loaded,
                    "com.github.dockerjava",
                    "com.nimbusds",
                    "java.net.http",
                    "java.net.HttpURLConnection",
                    "dev.libsqlctl.auth",
                    "dev.libsqlctl.backup",
                    "dev.libsqlctl.cli.completion.Place",
                    "dev.libsqlctl.cli.manual",
                    "dev.libsqlctl.hrana.Hrana",
                    "dev.libsqlctl.server");
        }
    }

    @Test
    void aBackupOfFilesSpeaksToNoServer() throws Exception {
        Program.in(directory).run("sql", "--url", "sqlite:full.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        assertNone(loadedBy("backup", "--url", "sqlite:full.db", "-o", "full.sql"), "dev.libsqlctl.hrana.http");
        Files.write(directory.resolve("empty.db"), new byte[0]);
        Set<String> loaded = loadedBy("backup", "--url", "sqlite:empty.db", "--no-verify", "-o", "out.sql");

        assertThat(loaded).contains("org.sqlite.SQLiteConnection");
        assertNone(
                loaded,
                "org.flywaydb",
                "com.github.dockerjava",
                "com.github.luben.zstd",
                "com.nimbusds",
                "com.fasterxml",
                "java.net.http",
                "java.net.HttpURLConnection",
                "dev.libsqlctl.auth",
                "dev.libsqlctl.hrana.Hrana",
                "dev.libsqlctl.jdbc.LibsqlConnection",
                "dev.libsqlctl.migrate",
                "dev.libsqlctl.server.docker",
                "dev.libsqlctl.server.local",
                "dev.libsqlctl.setup");
    }

    @Test
    void statementsForAServerOpenNoFile() throws Exception {
        try (SqldServer server = SqldServer.start()) {
            Set<String> loaded = loadedBy("sql", "--url", server.url(), "SELECT 1");

            assertThat(loaded).contains("dev.libsqlctl.jdbc.LibsqlConnection");
            assertNoneOf(
                    loaded,
                    "com.github.dockerjava",
                    "com.nimbusds",
                    "com.fasterxml",
                    "org.jline.reader",
                    "org.jline.terminal",
                    "java.net.http",
                    "dev.libsqlctl.auth",
                    "dev.libsqlctl.backup",
                    "dev.libsqlctl.server",
                    "dev.libsqlctl.shell");
        }
    }

    @Test
    void statementsThatAreGivenNeedNoShell() throws Exception {
        Set<String> loaded = loadedBy("sql", "--url", "sqlite:app.db", "SELECT 1");

        assertThat(loaded).contains("dev.libsqlctl.sql.SqlRun");
        assertNone(loaded, "dev.libsqlctl.shell", "org.jline.reader", "org.jline.terminal");
    }
}
