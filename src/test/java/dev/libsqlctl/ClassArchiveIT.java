package dev.libsqlctl;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Jdk;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes: it is used where it fits, and nothing is said about it where it does not. */
class ClassArchiveIT {
    @TempDir
    Path directory;

    private Path copy;

    @BeforeEach
    void copyDistribution() throws IOException {
        copy = directory.resolve("a copy, très propre");
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
        return copy.resolve("lib/libsqlctl.jsa");
    }

    private void assertQuiet(Program program) {
        assertThat(program.run("--version")).succeeded();
        assertThat(program.run("--version").err()).isEmpty();
        Run backup = program.run("backup", "--url", "sqlite:none.db");
        assertThat(backup).exitedWith(1);
        assertThat(backup.err().lines().map(line -> line.replaceFirst(":.*", "")))
                .containsExactly("source", "error", "hint");
    }

    private Program copied() {
        return Program.of(copy.resolve("bin/libsqlctl"), directory);
    }

    @Test
    void classesComeFromIt() {
        Path lib = Program.distribution().resolve("lib");
        Run run = Jdk.current()
                .java(directory)
                .run(
                        "-XX:SharedArchiveFile=" + lib.resolve("libsqlctl.jsa"),
                        "-Xlog:class+load",
                        "-jar",
                        lib.resolve("libsqlctl.jar").toString(),
                        "--version");
        assertThat(run.out()).containsPattern("picocli\\.CommandLine source: shared objects file");
    }

    @Test
    void aMovedDistribution() {
        assertQuiet(copied());
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
    void anotherJvm() {
        for (Jdk jdk : Jdk.currentAndNewest()) {
            assertQuiet(Program.of(Program.distribution().resolve("bin/libsqlctl"), directory)
                    .with("JAVA_HOME", jdk.home().toString()));
        }
    }
}
