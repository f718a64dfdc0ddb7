package dev.libsqlctl;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.Jdk;
import dev.libsqlctl.support.PlainUser;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes: it is used where it fits, and nothing is said about it where it does not. */
class ClassArchiveIT {
    /** That of the JVM that built the program, which is the one that runs its tests. */
    private static final String NAME =
            "libsqlctl-" + Runtime.version().toString().replaceFirst("\\+.*", "") + ".jsa";

    /** It is made with the lowest priority, on a machine that runs tests. */
    private static final Duration OTHERS_FIRST = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private Path copy;

    @BeforeEach
    void copyDistribution() throws IOException {
        copy = directory.resolve("copy");
        try (Stream<Path> files = Files.walk(Program.distribution())) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        copy.resolve(Program.distribution().relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private Path archive() {
        return copy.resolve("lib/" + NAME);
    }

    private void assertQuiet(Program program) {
        assertThat(program.run("--version")).succeeded();
        assertThat(program.run("--version").err()).isEmpty();
        Run backup = program.run("backup", "--url", "sqlite:none.db");
        assertThat(backup).exitedWith(1);
        assertThat(backup.err().lines().map(line -> line.replaceFirst(":.*", "")))
                .containsExactly("source", "error", "hint");
    }

    /** The archive of another place is of no use before Java 20: the first run makes one. */
    private Program firstRun(Path cache) throws IOException {
        Files.delete(archive());
        return copied().with("LIBSQLCTL_NO_CLASS_ARCHIVE", "").with("XDG_CACHE_HOME", cache.toString());
    }

    private static List<Path> filesIn(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Program copied() {
        return Program.of(copy.resolve("bin/libsqlctl"), directory);
    }

    @Test
    void classesComeFromIt() {
        Path lib = Program.distribution().resolve("lib");
        assertThat(loadedWith(lib.resolve(NAME), lib))
                .containsPattern("picocli\\.CommandLine source: shared objects file");
    }

    private String loadedWith(Path archive, Path lib) {
        return Jdk.current()
                .java(directory)
                .run(
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:class+load",
                        "-cp",
                        lib.resolve("libsqlctl.jar").toString(),
                        Libsqlctl.class.getName(),
                        "--version")
                .out();
    }

    @Test
    void aMovedDistribution() throws IOException {
        assertQuiet(copied());
        copy = Files.move(copy, directory.resolve("a copy, très propre"));
        assertQuiet(copied());
    }

    @Test
    void twoFirstRunsAtOnceMakeOneInTheCache() throws IOException {
        Path cache = Files.createDirectories(directory.resolve("a cache, très propre"));
        Program program = firstRun(cache);
        List<Running> both = List.of(program.start("--version"), program.start("--version"));

        assertThat(both.stream().map(Running::end)).allSatisfy(run -> {
            assertThat(run).succeeded();
            assertThat(run.err()).isEmpty();
        });
        Path made = Path.of(cache + "/libsqlctl/classes" + copy, NAME);
        Eventually.become(
                "one archive, and nothing of the making of it",
                OTHERS_FIRST,
                () -> Files.exists(made) && !Files.exists(Path.of(made + ".turn")));
        assertThat(filesIn(cache))
                .hasSize(2)
                .contains(made)
                .anyMatch(file -> file.toString().endsWith(".native"));
        assertThat(loadedWith(made, copy.resolve("lib")))
                .containsPattern("picocli\\.CommandLine source: shared objects file");
        assertQuiet(program);
    }

    @Test
    void aCacheThatIsFull() throws Exception {
        assumeTrue(PlainUser.possible(), "only root can mount a small file system");
        Path cache = Files.createDirectories(directory.resolve("full"));
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", cache.toString());
        try {
            Program program = firstRun(cache);
            assertQuiet(program);
            Path turn = Path.of(cache + "/libsqlctl/classes" + copy, NAME + ".turn");
            Eventually.become(
                    "nothing left but the sign that it was tried",
                    OTHERS_FIRST,
                    () -> Files.isDirectory(turn) && filesIn(cache).isEmpty() && !works(copy));
            assertQuiet(program);
        } finally {
            run("umount", "-l", cache.toString());
        }
    }

    /** {@return whether an archive is being made} */
    private static boolean works(Path program) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .anyMatch(line -> line.contains("class-archive.sh") && line.contains(program.toString()));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    @Test
    void noHomeAndACacheThatMayNotBeWritten() throws IOException {
        Program program = firstRun(Path.of("/proc/nowhere"));
        assertQuiet(program);
        assertQuiet(program.with("XDG_CACHE_HOME", "").with("HOME", ""));
    }

    @Test
    void noArchive() throws IOException {
        Files.delete(archive());
        assertQuiet(copied());
    }

    @Test
    void anEmptyOne() throws IOException {
        Files.delete(archive());
        Files.createFile(archive());
        assertQuiet(copied());
    }

    @Test
    void somethingElseOfThatName() throws IOException {
        Files.delete(archive());
        Files.write(archive(), new byte[100_000]);
        assertQuiet(copied());
    }

    @Test
    void newerClassesThanItsOwn() throws IOException {
        Path jar = copy.resolve("lib/libsqlctl.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
        assertQuiet(copied());
    }

    @Test
    void everyJvmCanHaveOne() {
        Program maker = Program.of(Program.distribution().resolve("lib/class-archive.sh"), directory);
        for (Jdk jdk : Jdk.currentAndNewest()) {
            Path made = directory.resolve(jdk.feature() + ".jsa");

            assertThat(maker.run(jdk.home().resolve("bin/java").toString(), made.toString()))
                    .succeeded();
            assertThat(made).isNotEmptyFile();
        }
    }

    @Test
    void anotherJvm() {
        for (Jdk jdk : Jdk.currentAndNewest()) {
            assertQuiet(Program.of(Program.distribution().resolve("bin/libsqlctl"), directory)
                    .with("JAVA_HOME", jdk.home().toString()));
        }
    }
}
