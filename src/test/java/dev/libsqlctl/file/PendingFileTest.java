package dev.libsqlctl.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file gets its name where the file system knows no links, and whose the left-overs are. */
class PendingFileTest {
    @TempDir
    Path directory;

    private Path place() {
        return directory.resolve("x");
    }

    private PendingFile pending(String content) throws IOException {
        PendingFile pending = PendingFile.beside(place());
        pending.output().write(content.getBytes());
        return pending;
    }

    @Test
    void withoutLinksTheNameIsReserved() throws IOException {
        try (PendingFile pending = pending("one")) {
            pending.takeReserved();
        }
        assertThat(place()).hasContent("one");
        try (PendingFile pending = pending("two")) {
            assertThatThrownBy(pending::takeReserved).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(place()).hasContent("one");
        try (PendingFile pending = pending("three")) {
            Files.delete(place());
            Files.delete(pending.path());
            assertThatThrownBy(pending::takeReserved).isInstanceOf(IOException.class);
        }
        assertThat(directory).isEmptyDirectory();
    }

    /** A container's processes have the same few ids each time. */
    @Test
    void aLeftOverOfAnEarlierProcessWithOurIdIsOneAndOurOwnIsNone() throws IOException {
        Path earlier = Files.writeString(
                directory.resolve(".x." + ProcessHandle.current().pid() + ".01234567.tmp"), "");
        try (PendingFile pending = pending("one")) {
            assertThat(LeftOvers.delete(place())).isEqualTo(List.of(earlier));
            assertThat(pending.path()).exists();
        }
    }

    @Test
    void whatIsForAnotherPlaceIsNotTouched() throws IOException {
        Path other = Files.writeString(directory.resolve(".x.1.999999999.01234567.tmp"), "");

        assertThat(LeftOvers.delete(place())).isEmpty();
        assertThat(other).exists();
    }

    @Test
    void aDirectoryThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> PendingFile.beside(directory.resolve("a/b"))).isInstanceOf(IOException.class);
    }
}
