package dev.libsqlctl.server.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either there in full or not at all, also after a power cut or with a full disk. */
final class AtomicFile {
    private AtomicFile() {}

    /** Writes a file beside its place, brings it to the disk and moves it there; replaces what was there. */
    static void write(Path file, byte[] content) throws IOException {
        Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Brings a complete file to the disk and moves it to its place in the same file system; replaces what was there. */
    static void move(Path complete, Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(complete, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(complete, place, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
            // The new name is safe only once the directory is on the disk, too.
            directory.force(true);
        }
    }
}
