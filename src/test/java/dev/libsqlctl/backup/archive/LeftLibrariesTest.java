package dev.libsqlctl.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftLibrariesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path directory;

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "");
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    @Test
    void whatIsOldGoesAndNothingElse() throws IOException {
        Path old = file("libzstd-jni-1.5.7-281.dll", Duration.ofHours(2));
        Path young = file("libzstd-jni-1.5.7-282.dll", Duration.ofMinutes(5));
        Path other = file("sqlite-3.dll", Duration.ofDays(9));

        LeftLibraries.delete(directory, NOW);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).exists();
    }

    @Test
    void noDirectoryIsNoFailure() {
        LeftLibraries.delete(directory.resolve("none"), NOW);

        assertThat(directory).isEmptyDirectory();
    }
}
