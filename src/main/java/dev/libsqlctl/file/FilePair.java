package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

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
     * @param permissions who may do what with it; nobody may do more at any time
     */
    public record Part(Path place, byte[] content, Set<PosixFilePermission> permissions) {
        private PendingFile write() throws IOException {
            return PendingFile.write(place, content, permissions);
        }
    }

    /**
     * Writes both files; replaces what was there.
     *
     * @throws IOException when they cannot be written; what was there is there still
     */
    public static void write(Part first, Part second) throws IOException {
        Optional<Part> before = existing(first);
        try (PendingFile undo = before.isPresent() ? before.get().write() : null;
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

    private static Optional<Part> existing(Part part) throws IOException {
        try {
            return Optional.of(new Part(
                    part.place(), Files.readAllBytes(part.place()), Files.getPosixFilePermissions(part.place())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
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
