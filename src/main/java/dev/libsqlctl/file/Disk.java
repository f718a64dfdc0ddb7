package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to the disk what the operating system still holds in memory. */
final class Disk {
    private Disk() {}

    /**
     * Waits until a file's content, or a directory's names, are on the disk. A thread that is interrupted meanwhile waits all the same and
     * stays interrupted: half a wait would be none. Windows opens no directory, and has its own journal of names.
     */
    static void sync(Path path) throws IOException {
        boolean posix = Posix.at(path);
        if (!posix && Files.isDirectory(path)) {
            return;
        }
        // Only who may write may ask Windows for it.
        StandardOpenOption how = posix ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        boolean interrupted = Thread.interrupted();
        try {
            while (!synced(path, how)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean synced(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}
