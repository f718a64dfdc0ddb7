package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The directory that holds a server's data, the same for every engine: the database {@code iku.db}, the public key
 * {@code public.pub} of a secured server, and the tool's own {@code .libsqlctl}.
 *
 * @param path its absolute path
 */
public record DataDirectory(Path path) {
    /** The name of the public key's file, which is also the value of {@code SQLD_AUTH_JWT_KEY_FILE}: sqld runs in this directory. */
    public static final String PUBLIC_KEY = "public.pub";

    static final String DATABASE = "iku.db";

    private static final String OWN_FILES = ".libsqlctl";

    /** What is a server's in the directory, and so goes with its data; all else is somebody else's. */
    public static final Set<String> SERVERS_FILES = Set.of(DATABASE, PUBLIC_KEY, OWN_FILES);

    /** The user id that sqld has in the official image. */
    public static final Integer CONTAINER_USER = 666;

    /** An exclusive lock of a data directory among all {@code libsqlctl} of this machine. */
    public interface Lock extends AutoCloseable {
        /** Lets go of it. */
        @Override
        void close();
    }

    /**
     * @param path its path; a relative one is taken from the working directory
     */
    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** {@return the directory of the tool's own files} */
    public Path ownFiles() {
        return path.resolve(OWN_FILES);
    }

    /** {@return where the public key of a secured server lies} */
    public Path publicKey() {
        return path.resolve(PUBLIC_KEY);
    }

    /** {@return the value of sqld's {@code --db-path}: a directory, in spite of its name} */
    public Path databasePath() {
        return path.resolve(DATABASE);
    }

    /** {@return where the file of the database lies that a server without namespaces serves} */
    public Path database() {
        return databasePath().resolve("dbs").resolve("default").resolve("data");
    }

    /** What a server keeps beside a database's file and makes anew when it is not there: its log of changes, from which replicas learn, among it. */
    private static final List<String> MADE_ANEW =
            List.of("wallog", "data-wal", "data-shm", "snapshots", "to_compact", "tmp", ".sentinel", "stats.json");

    /**
     * Deletes what a server keeps beside the database's file, so that it begins a new log with whatever that file holds then, and replicas begin anew as well. Nobody has the directory open,
     * and nothing stands in the write-ahead log alone.
     *
     * @throws IOException when something cannot be deleted
     */
    public void forgetLog() throws IOException {
        for (String name : MADE_ANEW) {
            delete(database().resolveSibling(name));
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> entries = Files.list(path)) {
                for (Path entry : entries.toList()) {
                    delete(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    /** {@return the version of the server that used the directory last; empty when that cannot be told} */
    public Optional<String> serverVersion() {
        try {
            return Optional.of("sqld "
                    + Files.readString(databasePath().resolve(".version")).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Creates the directory when it is not there.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATA_DIR_INVALID} when something else is there,
     *     {@link ErrorCode#DATA_DIR_NOT_WRITABLE} when it cannot be created
     */
    public void prepare() {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_INVALID, path + " is not a directory", "Name another one with --data-dir.");
        }
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path);
                letEnter(path);
            }
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_NOT_WRITABLE,
                    "cannot create " + path + ": " + e.getMessage(),
                    "Create it, or name another one with --data-dir.",
                    e);
        }
    }

    /** {@return whether this user can write what a server writes} */
    boolean writable() {
        return unwritable().isEmpty();
    }

    /**
     * Makes sure that this user can write what a server writes.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATA_DIR_NOT_WRITABLE} when not
     */
    public void requireWritable() {
        unwritable().ifPresent(place -> {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_NOT_WRITABLE, place + " may not be written", ownershipHint(path));
        });
    }

    private Optional<Path> unwritable() {
        return Stream.of(path, databasePath(), ownFiles())
                .filter(place -> Files.exists(place) && !Files.isWritable(place))
                .findFirst();
    }

    /** A container's sqld is another user, whom a strict umask would keep out of a directory made just now. */
    private static void letEnter(Path directory) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
        if (view != null) {
            Set<PosixFilePermission> permissions =
                    new HashSet<>(view.readAttributes().permissions());
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            view.setPermissions(permissions);
        }
    }

    /**
     * Makes sure that the user of a container can enter the directory.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATA_DIR_NOT_WRITABLE} when not
     */
    public void requireEnterable() {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        try {
            if (view != null
                    && !view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_EXECUTE)
                    && !Files.getAttribute(path, "unix:uid").equals(CONTAINER_USER)) {
                throw new LibsqlctlException(
                        ErrorCode.DATA_DIR_NOT_WRITABLE,
                        path + " may not be entered by other users, and sqld is another user in its container",
                        "Let it in: chmod o+x " + path);
            }
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, path + " cannot be looked at: " + e.getMessage(), null, e);
        }
    }

    /** {@return what to do about files that belong to somebody else} */
    public static String ownershipHint(Path path) {
        return "A container leaves its files to user 666. Take them back: sudo chown -R \"$(id -u):$(id -g)\" '" + path
                + "'";
    }

    /**
     * Locks the directory, which must be there, against all other {@code libsqlctl}. Not reentrant: a second lock of one JVM
     * waits like any other.
     *
     * @param wait how long to wait for whoever has it
     * @param waiting told once who has it, when it is not free at once
     * @return the lock, to be closed
     * @throws LibsqlctlException {@link ErrorCode#DATA_DIR_BUSY} when it was not free in time,
     *     {@link ErrorCode#DATA_DIR_NOT_WRITABLE} when it cannot be locked, {@link ErrorCode#INTERRUPTED}
     */
    public Lock lock(Duration wait, Consumer<String> waiting) {
        try {
            Path own = path.toRealPath().resolve(ownFiles().getFileName());
            return DirectoryLock.acquire(own.resolve("lock"), wait, waiting);
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_INVALID,
                    "there is no " + path,
                    "Put it back, or remove its server with: libsqlctl destroy",
                    e);
        }
    }

    /** {@return whether this process holds the lock of any data directory: then it has something to finish or to undo} */
    public static boolean lockedHere() {
        return DirectoryLock.anyHeld();
    }

    /**
     * As {@link #lock}; a directory that was deleted needs none, and must not keep anybody from ending or removing its server.
     */
    Lock lockIfThere(Duration wait, Consumer<String> waiting) {
        return Files.notExists(path) ? () -> {} : lock(wait, waiting);
    }

    /**
     * Whether any {@code sqld} has the directory open: one of this tool or not, of any user, in a container or not. Looks only,
     * touches nothing. Not to be called while this very process has a database of the directory open through SQLite: POSIX
     * would end that connection's locks.
     *
     * @return a few words about who has it open; empty when nobody has
     */
    public Optional<String> inUse() {
        return DirectoryUsers.find(path);
    }

    /**
     * Makes sure that no {@code sqld} has the directory open: a second one would damage the log of the first.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATA_DIR_IN_USE} when one has
     */
    public void requireUnused() {
        inUse().ifPresent(user -> {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_IN_USE,
                    path + " is in use by " + user,
                    "Stop it first: a second server would damage the data of the first.");
        });
    }
}
