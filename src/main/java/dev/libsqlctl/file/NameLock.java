package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held while several files get names that belong together, so that nobody else gives one of these names meanwhile. It is a lock on a hidden file beside them, which is deleted at the end. To be closed by the
 * thread that acquired it.
 */
public final class NameLock implements AutoCloseable {
    /** A POSIX lock belongs to the process, and ends when any channel of its file is closed. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private final Path file;
    private final FileChannel channel;

    private NameLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for its turn, which takes as long as others need to rename their files.
     *
     * @param place the absolute path of the first of the names
     * @return the lock, to be closed
     * @throws FileLockInterruptionException when the thread is, or was, interrupted
     * @throws IOException when the lock's file cannot be made
     */
    public static NameLock acquire(Path place) throws IOException {
        Path file = place.resolveSibling("." + place.getFileName() + ".lock");
        HERE.lock();
        boolean acquired = false;
        try {
            while (true) {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (locked(file, channel)) {
                    acquired = true;
                    return new NameLock(file, channel);
                }
                channel.close();
            }
        } finally {
            if (!acquired) {
                HERE.unlock();
            }
        }
    }

    /** {@return whether what was locked still has its name} Its last holder deleted it. */
    private static boolean locked(Path file, FileChannel channel) throws IOException {
        try {
            Object before = fileKey(file);
            channel.lock();
            return before != null && before.equals(fileKey(file));
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileLockInterruptionException e) {
            throw e;
        } catch (IOException noLocksInThisFileSystem) {
            // Nothing worse than what happens to two who do not know of each other.
            return true;
        }
    }

    private static Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            HERE.unlock();
        }
    }
}
