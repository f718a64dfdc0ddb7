package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to the disk what the operating system still holds in memory. */
final class Disk {
    private Disk() {}

    /**
     * Waits until a file's content, or a directory's names, are on the disk. A thread that is interrupted meanwhile waits all the same and
     * stays interrupted: half a wait would be none.
     */
    static void sync(Path path) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (!synced(path)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean synced(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}
