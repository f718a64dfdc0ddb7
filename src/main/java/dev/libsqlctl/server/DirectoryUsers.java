package dev.libsqlctl.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a {@code sqld} that has a data directory open, whoever started it. {@code sqld} takes no lock of its own, but SQLite
 * does: every connection to a database in WAL mode holds a shared lock on byte 128 of its {@code -shm} file as long as it is
 * open (the "DMS" lock, {@code UNIX_SHM_DMS} in {@code os_unix.c}), and {@code sqld} keeps its metastore open while it runs.
 * The kernel knows that lock across users, containers and bind mounts.
 *
 * <p>The files are only looked at: none is created, written or made longer.
 */
final class DirectoryUsers {
    private static final long DEAD_MAN_SWITCH = 128;

    private DirectoryUsers() {}

    /** {@return a few words about who has the directory open; empty when nobody has} */
    static Optional<String> find(Path data) {
        return processes(data).or(() -> locks(data));
    }

    private static Optional<String> processes(Path data) {
        return ProcessTable.all().stream()
                .filter(process -> DatabaseUse.of(process).touches(data))
                .map(RunningProcess::describe)
                .findFirst();
    }

    private static Optional<String> locks(Path data) {
        for (Path sharedMemory : sharedMemoryFiles(data.resolve(DataDirectory.DATABASE))) {
            Optional<String> holder = KernelLocks.holder(sharedMemory, DEAD_MAN_SWITCH)
                    .or(() -> isLocked(sharedMemory)
                            ? Optional.of("a process that cannot be seen from here")
                            : Optional.empty());
            if (holder.isPresent()) {
                return holder;
            }
        }
        return Optional.empty();
    }

    private static List<Path> sharedMemoryFiles(Path database) {
        List<Path> files = new ArrayList<>(List.of(database.resolve("metastore/data-shm")));
        try (DirectoryStream<Path> namespaces = Files.newDirectoryStream(database.resolve("dbs"))) {
            namespaces.forEach(namespace -> files.add(namespace.resolve("data-shm")));
        } catch (IOException e) {
            // No namespaces, or none that this user may see: the metastore is always there.
            return files;
        }
        return files;
    }

    /** Tries the lock and lets go at once. Serialised, because locks of one JVM are told apart by nothing. */
    private static synchronized boolean isLocked(Path sharedMemory) {
        try (FileChannel channel = FileChannel.open(sharedMemory, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(DEAD_MAN_SWITCH, 1, false)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            // Not ours to write: the list of the kernel's locks and the process table have to do.
            return false;
        }
    }
}
