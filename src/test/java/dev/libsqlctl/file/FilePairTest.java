package dev.libsqlctl.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two files at once, or none. */
class FilePairTest {
    @TempDir
    Path directory;

    private FilePair.Part part(String name, String content) {
        return new FilePair.Part(directory.resolve(name), content.getBytes(StandardCharsets.UTF_8), Readers.OWNER);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void bothAreReplaced() throws IOException {
        FilePair.write(part("one", "1"), part("two", "2"));
        FilePair.write(part("one", "I"), part("two", "II"));

        assertThat(directory.resolve("one")).hasContent("I");
        assertThat(directory.resolve("two")).hasContent("II");
        assertThat(names()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whenTheSecondCannotBePlacedANewFirstIsGone() throws IOException {
        Files.createDirectories(directory.resolve("two/inside"));

        assertThatThrownBy(() -> FilePair.write(part("one", "1"), part("two", "2")))
                .isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("two");
    }

    @Test
    void whenTheSecondCannotBePlacedAnOldFirstIsBack() throws IOException {
        Files.createDirectories(directory.resolve("two/inside"));
        Path first = Files.writeString(directory.resolve("one"), "old");
        Files.setPosixFilePermissions(first, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> FilePair.write(part("one", "1"), part("two", "2")))
                .isInstanceOf(IOException.class);
        assertThat(first).hasContent("old");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-r-----");
        assertThat(names()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aThreadThatIsInterruptedFinishesItsPair() throws IOException {
        Thread.currentThread().interrupt();
        FilePair.write(part("one", "1"), part("two", "2"));

        assertThat(Thread.interrupted()).as("still interrupted afterwards").isTrue();
        assertThat(directory.resolve("one")).hasContent("1");
        assertThat(directory.resolve("two")).hasContent("2");
    }
}
