package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The exclusive lock of a data directory, held through a lock on one file. A POSIX lock belongs to the process and is lost when
 * any channel of that file is closed, so a second holder in the same JVM is kept away before it opens the file.
 */
final class DirectoryLock implements DataDirectory.Lock {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static boolean anyHeld() {
        return !HELD_HERE.isEmpty();
    }

    static DirectoryLock acquire(Path file, Duration wait, Consumer<String> waiting) {
        Instant deadline = Instant.now().plus(wait);
        boolean told = false;
        while (true) {
            Optional<DirectoryLock> lock = attempt(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!Instant.now().isBefore(deadline)) {
                throw new LibsqlctlException(
                        ErrorCode.DATA_DIR_BUSY,
                        "%s works on %s"
                                .formatted(holder(file), file.getParent().getParent()),
                        "Wait for it to end, then try again.");
            }
            if (!told) {
                waiting.accept("waiting for " + holder(file) + " to finish");
                told = true;
            }
            pause();
        }
    }

    private static synchronized Optional<DirectoryLock> attempt(Path file) {
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<DirectoryLock> lock = Optional.empty();
        try {
            lock = open(file);
            return lock;
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_NOT_WRITABLE,
                    "cannot lock " + file + ": " + e.getMessage(),
                    DataDirectory.ownershipHint(file.getParent().getParent()),
                    e);
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static Optional<DirectoryLock> open(Path file) throws IOException {
        create(file);
        Object before = fileKey(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            // Deleted in between, with the rest of the directory: what is locked then is nobody's lock file any more.
            locked = lock != null && before.equals(fileKey(file));
            if (!locked) {
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new DirectoryLock(file, channel));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        // A container gives both to its own user; the one who types must still be able to lock.
        if (Files.notExists(file.getParent())) {
            Files.createDirectories(file.getParent());
            permit(file.getParent(), "rwxr-xr-x");
        }
        FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))
                .close();
        permit(file, "rw-rw-rw-");
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static Object fileKey(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }

    private static synchronized String holder(Path file) {
        // A channel of this file that is closed here would end a lock that this very process holds.
        if (HELD_HERE.contains(file)) {
            return "another task of this process";
        }
        try {
            String pid = Files.readString(file).strip();
            return pid.isEmpty() ? "another libsqlctl" : "another libsqlctl (process " + pid + ")";
        } catch (IOException e) {
            return "another libsqlctl";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "cannot unlock " + file, null, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
