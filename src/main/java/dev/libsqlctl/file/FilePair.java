package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Two files that belong together: both are replaced or none is. Both are complete and on the disk before the first gets its name; when
 * the second cannot get its name, the first is as it was.
 */
public final class FilePair {
    private FilePair() {}

    /**
     * One of the two.
     *
     * @param place its absolute path
     * @param content all of it
     * @param readers who may read it, once it is complete
     */
    public record Part(Path place, byte[] content, Readers readers) {
        private PendingFile write() throws IOException {
            return PendingFile.write(place, content, readers);
        }
    }

    /**
     * Writes both files; replaces what was there.
     *
     * @throws IOException when they cannot be written; what was there is there still
     */
    public static void write(Part first, Part second) throws IOException {
        try (PendingFile undo = copy(first.place());
                PendingFile one = first.write();
                PendingFile two = second.write()) {
            one.replace();
            try {
                two.replace();
            } catch (IOException | RuntimeException e) {
                undo(first.place(), undo);
                throw e;
            }
        }
    }

    /** {@return what is at a place now; null when nothing is} */
    private static PendingFile copy(Path place) throws IOException {
        try {
            return PendingFile.write(place, Files.readAllBytes(place), SameAccess.as(place));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void undo(Path place, PendingFile before) throws IOException {
        if (before == null) {
            Files.deleteIfExists(place);
        } else {
            before.replace();
        }
    }
}
