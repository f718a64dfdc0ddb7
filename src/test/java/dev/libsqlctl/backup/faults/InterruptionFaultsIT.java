package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Running;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, and several at once. */
class InterruptionFaultsIT {
    private static final int ROWS = 120_000;
    private static final int ATTEMPTS = 5;

    @TempDir
    static Path shared;

    private static Path large;
    private static Path dump;

    @TempDir
    Path directory;

    @BeforeAll
    static void create() {
        large = Databases.twoTables(shared.resolve("large.db"), ROWS);
        dump = shared.resolve("large.sql");
        assertThat(Program.in(shared).run("backup", "--url", "sqlite:" + large, "-o", dump.toString(), "--no-verify"))
                .succeeded();
    }

    @AfterAll
    static void forget() throws IOException {
        Files.delete(dump);
    }

    private Running start(String... arguments) {
        return Program.in(directory).start(arguments);
    }

    /** Presses Ctrl-C at a moment; a run that was quicker is run again. */
    private void interrupt(Supplier<Running> command, BooleanSupplier moment, Runnable again) {
        FileTree before = FileTree.of(directory);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Running run = command.get();
            boolean reached = Moment.reached(run, moment);
            Program.Run ended = reached ? run.signal("INT").end() : run.end();
            if (ended.exitCode() != 0) {
                assertThat(ended).failedWith(ErrorCode.INTERRUPTED);
                assertThat(FileTree.of(directory).without("/lock")).isEqualTo(before.without("/lock"));
                return;
            }
            again.run();
        }
        throw new AssertionError("was quicker each time");
    }

    private void deleteAll(String... names) {
        for (String name : names) {
            try {
                Files.deleteIfExists(directory.resolve(name));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void ofABackup() {
        interrupt(
                () -> start("backup", "--url", "sqlite:" + large, "-o", "x.sql"),
                () -> Moment.pending(directory, "x.sql.") > 0,
                () -> deleteAll("x.sql", "x.sql.json"));
    }

    @Test
    void ofAVerification() {
        interrupt(
                () -> start("backup", "--url", "sqlite:" + large, "-o", "x.sql"),
                () -> Moment.pending(directory, "scratch") > 0,
                () -> deleteAll("x.sql", "x.sql.json"));
    }

    @Test
    void ofARestoreToAFile() {
        interrupt(
                () -> start("restore", dump.toString(), "--to", "x.db"),
                () -> Moment.pending(directory, "x.db") > 0,
                () -> deleteAll("x.db"));
    }

    @Test
    void ofARestoreToAServer() {
        try (SqldServer server = SqldServer.start()) {
            Path log = server.dataDir().resolve("dbs/default/data-wal");
            long before = log.toFile().length();
            interrupt(
                    () -> start("restore", dump.toString(), "--url", server.url()),
                    () -> log.toFile().length() > before + 1_000_000,
                    () -> {
                        throw new AssertionError("was quicker");
                    });
            assertThat(Content.ofServer(server.url()).schema()).isEqualTo("null");
        }
    }

    @Test
    void ofARestoreIntoADataDirectory() {
        int port = FreePort.next();
        Program program =
                Program.in(directory).with("LIBSQLCTL_ENGINE", "native").with("LIBSQLCTL_PORT", Integer.toString(port));
        assertThat(program.run("first-start")).succeeded();
        try {
            String url = "http://127.0.0.1:" + port;
            String[] restore = {"restore", dump.toString(), "--offline", "--replace", "--yes", "--safety-dir", "safety"
            };
            Path own = directory.resolve("sqld-data/.libsqlctl");
            Running run = program.start(restore);
            assertThat(Moment.reached(run, () -> Moment.pending(own.resolve("restore." + run.pid()), "data") > 0))
                    .isTrue();
            assertThat(run.signal("INT").end()).failedWith(ErrorCode.INTERRUPTED);
            assertThat(FileTree.of(own).names()).noneMatch(name -> name.contains("restore."));
            assertThat(Content.ofServer(url).schema()).isEqualTo("null");

            // The server is stopped for it: it runs again afterwards, with the one or the other.
            Running late = program.start(restore);
            assertThat(Moment.reached(
                            late, () -> Files.notExists(directory.resolve("sqld-data/iku.db/dbs/default/.sentinel"))))
                    .isTrue();
            Program.Run ended = late.signal("INT").end();
            assertThat(ended.exitCode()).as(ended.toString()).isIn(0, 130);
            assertThat(program.run("status")).succeeded();
            assertThat(Content.ofServer(url)).isIn(new Content("null", "", ""), Content.ofFile(large));
            assertThat(FileTree.of(own).names()).noneMatch(name -> name.contains("restore."));
        } finally {
            program.run("destroy", "--yes", "--data");
        }
    }

    @Test
    void twoBackupsOfOneName() {
        List<Running> both = List.of(
                start("backup", "--url", "sqlite:" + large, "-o", "x.sql", "--no-verify"),
                start("backup", "--url", "sqlite:" + large, "-o", "x.sql", "--no-verify"));
        List<Program.Run> ended = both.stream().map(Running::end).toList();
        assertThat(ended.stream().map(Program.Run::exitCode))
                .as(ended.toString())
                .containsExactlyInAnyOrder(0, 1);
        assertThat(ended.stream().filter(run -> run.exitCode() == 1).toList())
                .singleElement()
                .satisfies(run -> assertThat(run).failedWith(ErrorCode.BACKUP_EXISTS));
        assertThat(FileTree.of(directory).names()).containsExactly("x.sql", "x.sql.json");
        assertThat(Program.in(directory).run("backup", "verify", "x.sql")).succeeded();
    }
}
