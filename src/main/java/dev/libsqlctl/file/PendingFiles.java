package dev.libsqlctl.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files of this process that have no name yet. They are deleted when it ends before they have one. */
public final class PendingFiles {
    /** What SQLite puts beside a database. */
    private static final List<String> COMPANIONS = List.of("", "-journal", "-wal", "-shm");

    private static final Set<Path> PATHS = new HashSet<>();
    private static boolean ending;

    private PendingFiles() {}

    /** Deletes all of them, and has no more made: to be called when the process ends. */
    public static synchronized void abandon() {
        ending = true;
        for (Path path : Set.copyOf(PATHS)) {
            try {
                delete(path);
            } catch (IOException e) {
                // The process ends; there is nobody left to tell. The next one that writes there deletes it.
                continue;
            }
        }
    }

    /** {@return whether there are any} */
    public static synchronized boolean exist() {
        return !PATHS.isEmpty();
    }

    /** {@return what writes one, which is made} */
    static synchronized FileOutputStream create(Path path, FileAttribute<?> attributes) throws IOException {
        if (ending) {
            throw new IOException("the program is ending");
        }
        Files.createFile(path, attributes);
        PATHS.add(path);
        try {
            return new FileOutputStream(path.toFile());
        } catch (IOException e) {
            delete(path);
            throw e;
        }
    }

    /** {@return whether it is one of this process} */
    static synchronized boolean contains(Path path) {
        return PATHS.contains(path);
    }

    /** It has its name. */
    static synchronized void forget(Path path) {
        PATHS.remove(path);
    }

    /** Deletes one, if it is there, and what SQLite put beside it. */
    static synchronized void delete(Path path) throws IOException {
        for (String companion : COMPANIONS) {
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + companion));
        }
        PATHS.remove(path);
    }
}
