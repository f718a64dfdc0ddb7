package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are either there in full or not at all, also after a power cut, with a full disk, or interrupted. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a file that only its owner may read; replaces what was there.
     *
     * @param file its absolute path
     * @param content all of it
     * @throws IOException when it cannot be written; what was there is there still
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, Readers.OWNER);
    }

    /**
     * Writes a file; replaces what was there.
     *
     * @param file its absolute path
     * @param content all of it
     * @param readers who may read it, once it is complete
     * @throws IOException when it cannot be written; what was there is there still
     */
    public static void write(Path file, byte[] content, Readers readers) throws IOException {
        replace(file, content, readers);
    }

    /**
     * Writes a file anew that is there. Who may do what with it stays as it was.
     *
     * @param file its absolute path, links followed
     * @param content all of it
     * @throws IOException when it cannot be written; what was there is there still
     */
    public static void rewrite(Path file, byte[] content) throws IOException {
        replace(file, content, SameAccess.as(file));
    }

    private static void replace(Path file, byte[] content, Access access) throws IOException {
        try (PendingFile pending = PendingFile.write(file, content, access)) {
            pending.replace();
        }
    }

    /**
     * Writes a file if nothing bears its name.
     *
     * @param file its absolute path
     * @param content all of it
     * @param readers who may read it, once it is complete
     * @throws java.nio.file.FileAlreadyExistsException when something bears it
     * @throws IOException when it cannot be written
     */
    public static void create(Path file, byte[] content, Readers readers) throws IOException {
        try (PendingFile pending = PendingFile.write(file, content, readers)) {
            pending.place();
        }
    }

    /**
     * Copies a file to a new name. Only its owner may read the copy.
     *
     * @param file what is copied
     * @param place the absolute path of the copy; nothing is there
     * @throws IOException when it cannot be copied
     */
    public static void copy(Path file, Path place) throws IOException {
        try (PendingFile pending = PendingFile.beside(place)) {
            Files.copy(file, pending.output());
            pending.sync();
            pending.place();
        }
    }

    /**
     * Makes a directory that is there also after a power cut, and those above it that are missing. Only their owner may enter them.
     *
     * @param directory its absolute path
     * @throws IOException when it cannot be made
     */
    public static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        makeDirectory(directory.getParent());
        try {
            PrivateFiles.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
        Disk.sync(directory.getParent());
    }

    /**
     * Brings a complete file to the disk and moves it to its place; replaces what was there.
     *
     * @param complete the file, in the same file system
     * @param place its absolute path
     * @throws IOException when it cannot be moved
     */
    public static void move(Path complete, Path place) throws IOException {
        Disk.sync(complete);
        PendingFile.move(complete, place);
        Disk.sync(place.getParent());
    }
}
