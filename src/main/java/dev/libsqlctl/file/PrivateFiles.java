package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that are their owner's alone: by POSIX permissions, or on Windows by a list of access. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /**
     * Makes an empty file.
     *
     * @param file where nothing is yet
     * @throws FileAlreadyExistsException when something is there
     * @throws IOException when it cannot be made
     */
    public static void create(Path file) throws IOException {
        if (Posix.at(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        } else {
            restrictNew(Files.createFile(file));
        }
    }

    /**
     * Takes a file away from everybody but its owner.
     *
     * @param file the file
     * @throws IOException when that may not be done
     */
    public static void restrict(Path file) throws IOException {
        if (Posix.at(file)) {
            Files.setPosixFilePermissions(file, FILE);
        } else {
            OwnersAlone.give(file);
        }
    }

    private static void restrictNew(Path path) throws IOException {
        try {
            OwnersAlone.give(path);
        } catch (IOException e) {
            Files.delete(path);
            throw e;
        }
    }

    /**
     * Makes a directory.
     *
     * @param directory where nothing is yet
     * @throws FileAlreadyExistsException when something is there
     * @throws IOException when it cannot be made
     */
    static void createDirectory(Path directory) throws IOException {
        if (Posix.at(directory)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } else {
            restrictNew(Files.createDirectory(directory));
        }
    }

    /**
     * Makes a directory, and those above it that are missing; one that is there stays as it is.
     *
     * @param directory its absolute path
     * @throws IOException when it cannot be made
     */
    public static void createDirectories(Path directory) throws IOException {
        // Some versions of Java 17 refuse a link to one.
        if (Files.isDirectory(directory)) {
            return;
        }
        createDirectories(directory.getParent());
        try {
            createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }
}
