package dev.libsqlctl.packages;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.BareMachine;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.Jdk;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The archives without Java, on a machine that has one and on a machine that has none. */
@Tag("packages")
@DockerTest
@NeedsProgram("dpkg-query")
class PortableArchiveIT {
    private static final String UNPACK = "tar -xzf /packages/" + Packages.PORTABLE + ".tar.gz -C /opt && cd /tmp && ";
    private static final String COMMAND = "/opt/" + Packages.PORTABLE + "/bin/libsqlctl";

    /** This machine's JDK as another machine has it. Debian keeps its settings in {@code /etc}. */
    private static String[] withJava() throws IOException {
        List<String> options = new ArrayList<>();
        options.add("--volume=" + Jdk.current().home().toRealPath() + ":/opt/java:ro");
        try (Stream<Path> settings = Files.list(Path.of("/etc"))) {
            settings.filter(path -> path.getFileName().toString().startsWith("java-"))
                    .forEach(path -> options.add("--volume=" + path + ":" + path + ":ro"));
        }
        return options.toArray(String[]::new);
    }

    @Test
    void itRunsWithTheJavaOfTheMachine() throws IOException {
        try (BareMachine machine = BareMachine.start(withJava())) {
            Run run = machine.run(UNPACK + "export JAVA_HOME=/opt/java\n" + Packages.use(COMMAND));

            assertThat(run).succeeded();
            assertThat(run.out()).isEqualTo(Packages.USED);
        }
    }

    @Test
    void whereThereIsNoneItSaysSo() {
        try (BareMachine machine = BareMachine.start()) {
            Run run = machine.run(UNPACK + COMMAND + " --version");

            assertThat(run).exitedWith(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isEqualTo("""
                    error: JAVA_MISSING: there is no java on PATH
                    hint: Install a JDK 17 or newer, or set JAVA_HOME.
                    """);
        }
    }

    @Test
    void bothFormatsHoldTheSameWithACommandForWindows() throws IOException {
        Path tar = Packages.DIRECTORY.resolve(Packages.PORTABLE + ".tar.gz");
        Run list = Program.of(Path.of("/usr/bin/env"), Path.of("/")).run("tar", "-tzf", tar.toString());

        try (ZipFile zip = new ZipFile(
                Packages.DIRECTORY.resolve(Packages.PORTABLE + ".zip").toFile())) {
            List<String> names =
                    zip.stream().map(entry -> entry.getName()).sorted().toList();
            assertThat(names)
                    .isEqualTo(list.out().lines().sorted().toList())
                    .contains(Packages.PORTABLE + "/bin/libsqlctl", Packages.PORTABLE + "/bin/libsqlctl.cmd")
                    .contains(Packages.PORTABLE + "/share/man/man1/libsqlctl-backup.1")
                    .noneMatch(name -> name.matches(".*\\.(jsa|aot|native)"));
            byte[] command = zip.getInputStream(zip.getEntry(Packages.PORTABLE + "/bin/libsqlctl.cmd"))
                    .readAllBytes();
            // cmd.exe may miss a label where a line ends otherwise.
            assertThat(new String(command, StandardCharsets.US_ASCII)).matches("(?:[^\\r\\n]*\\r\\n)+");
        }
    }
}
