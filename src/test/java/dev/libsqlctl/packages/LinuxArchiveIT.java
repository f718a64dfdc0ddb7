package dev.libsqlctl.packages;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.BareMachine;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.SqldBinaryFixture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive with a Java runtime of its own, unpacked where nothing can be written afterwards. */
@Tag("packages")
@DockerTest
@NeedsProgram("dpkg-query")
class LinuxArchiveIT {
    private static final String HOME = "/opt/très propre, 1";
    private static final String COMMAND = HOME + "/" + Packages.LINUX + "/bin/libsqlctl";

    @TempDir
    Path directory;

    /** A machine of which only {@code /tmp} can be written. */
    private BareMachine unpacked(String... options) {
        String[] all = new String[options.length + 3];
        System.arraycopy(options, 0, all, 3, options.length);
        all[0] = "--read-only";
        all[1] = "--tmpfs=/tmp";
        all[2] = "--volume=" + directory + ":" + HOME + ":ro";
        assertThat(Program.of(Path.of("/usr/bin/env"), directory)
                        .run(
                                "tar",
                                "-xzf",
                                Packages.DIRECTORY
                                        .resolve(Packages.LINUX + ".tar.gz")
                                        .toString()))
                .succeeded();
        assertThat(directory.resolve(Packages.LINUX)).isDirectory();
        return BareMachine.start(all);
    }

    @Test
    void itRunsForAnybodyWhereNothingCanBeWritten() throws IOException {
        directory.toFile().setExecutable(true, false);
        directory.toFile().setReadable(true, false);
        try (BareMachine machine = unpacked()) {
            Run run = machine.runAsNobody(Packages.use(COMMAND));

            assertThat(run).succeeded();
            assertThat(run.out()).isEqualTo(Packages.USED);
            assertThat(machine.run("touch '" + COMMAND + "'").exitCode()).isNotZero();
        }
    }

    @Test
    void itRunsAServer() {
        try (BareMachine machine = unpacked(
                "--volume=" + SqldBinaryFixture.path() + ":/sqld:ro",
                // sqld does not start without, though it has no use for them here.
                "--volume=/etc/ssl/certs/ca-certificates.crt:/etc/ssl/certs/ca-certificates.crt:ro")) {
            Run run = machine.run("""
                    set -e
                    export LIBSQLCTL_SQLD=/sqld LIBSQLCTL_ENGINE=native
                    cd /tmp
                    "%1$s" first-start | head -n 1
                    "%1$s" play
                    "%1$s" destroy --yes --data
                    """.formatted(COMMAND));

            assertThat(run).succeeded();
            assertThat(run.out()).isEqualTo("""
                    libsql-server_native was made, runs, and answers.
                    1 rows
                    ('It works!!!',)
                    libsql-server_native was removed; its data was deleted.
                    """);
        }
    }

    @Test
    void itTalksToADockerEngine() {
        try (BareMachine machine = unpacked("--volume=/var/run/docker.sock:/var/run/docker.sock")) {
            Run run = machine.run("cd /tmp; \"%s\" status --engine docker".formatted(COMMAND));

            assertThat(run).exitedWith(3).warns("SERVER_NOT_FOUND").warns("/tmp/sqld-data");
        }
    }
}
