package dev.libsqlctl.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held while several files get names that belong together, so that nobody else gives one of these names meanwhile. It is a lock on a hidden file beside them, which is deleted at the end: before the lock is let go of, so
 * that the next one sees that it waited for a file that is gone; on Windows, which deletes no file that somebody has open, by the last one. To be closed by the thread that acquired it.
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
            Optional<NameLock> lock = attempt(file);
            while (lock.isEmpty()) {
                lock = attempt(file);
            }
            acquired = true;
            return lock.get();
        } finally {
            if (!acquired) {
                HERE.unlock();
            }
        }
    }

    /** {@return the lock; empty when its file was deleted meanwhile, by its last holder} */
    private static Optional<NameLock> attempt(Path file) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new FileLockInterruptionException();
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            Object before = created(file);
            channel = open(file);
            lock(channel);
            locked = Objects.equals(before, fileKey(file));
            return locked ? Optional.of(new NameLock(file, channel)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } finally {
            if (!locked && channel != null) {
                channel.close();
            }
        }
    }

    /** Unlike a channel by itself, this keeps Windows from deleting the file meanwhile. */
    private static FileChannel open(Path file) throws IOException {
        try {
            return new RandomAccessFile(file.toFile(), "rw").getChannel();
        } catch (FileNotFoundException e) {
            if (Files.notExists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            throw e;
        }
    }

    private static Object created(Path file) throws IOException {
        try {
            PrivateFiles.create(file);
        } catch (FileAlreadyExistsException e) {
            // Somebody else's turn, or left by one who was killed.
            return fileKey(file);
        }
        return fileKey(file);
    }

    private static void lock(FileChannel channel) throws IOException {
        try {
            channel.lock();
        } catch (FileLockInterruptionException | ClosedChannelException e) {
            throw e;
        } catch (IOException noLocksInThisFileSystem) {
            // Nothing worse than what happens to two who do not know of each other.
        }
    }

    /** A file that is open keeps its inode, so its number cannot be another file's. On Windows there is none, nor another file. */
    private static Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        try {
            unlock();
        } finally {
            HERE.unlock();
        }
    }

    private void unlock() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
            return;
        } catch (FileSystemException openHere) {
            // Windows, then.
        }
        try {
            Files.deleteIfExists(file);
        } catch (FileSystemException openElsewhere) {
            // The next one deletes it.
        }
    }
}
