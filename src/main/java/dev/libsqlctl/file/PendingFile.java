package dev.libsqlctl.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A complete file on the disk that waits beside its place for its name. Closed without one, it is deleted. */
final class PendingFile implements AutoCloseable {
    static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private final Path temporary;
    private final Path place;

    private PendingFile(Path temporary, Path place) {
        this.temporary = temporary;
        this.place = place;
    }

    /** {@return the file, on the disk} Until it is complete only its owner may read it. */
    static PendingFile write(Path place, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
        // A name that no pattern for the final one matches; the owner alone may read a temporary file.
        Path temporary = Files.createTempFile(place.getParent(), "." + place.getFileName(), ".tmp");
        PendingFile pending = new PendingFile(temporary, place);
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                out.write(content);
            }
            Disk.sync(temporary);
            if (!permissions.equals(PRIVATE)) {
                Files.setPosixFilePermissions(temporary, permissions);
            }
            return pending;
        } catch (IOException | RuntimeException e) {
            pending.close();
            throw e;
        }
    }

    /** Gives it its name, in place of what bore it. */
    void replace() throws IOException {
        rename(temporary, place);
    }

    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(temporary);
    }
}
