package dev.libsqlctl.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of this process that have no name yet. They are deleted when it ends before they have one. */
public final class PendingFiles {
    /** What SQLite puts beside a database. */
    private static final List<String> COMPANIONS = List.of("", "-journal", "-wal", "-shm");

    private static final Map<Path, FileOutputStream> FILES = new HashMap<>();
    private static boolean ending;

    private PendingFiles() {}

    /** Deletes all of them, and has no more made: to be called when the process ends. */
    public static synchronized void abandon() {
        ending = true;
        for (Path path : Set.copyOf(FILES.keySet())) {
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
        return !FILES.isEmpty();
    }

    /** {@return what writes one, which is made} */
    static synchronized FileOutputStream create(Path path, Access access) throws IOException {
        if (ending) {
            throw new IOException("the program is ending");
        }
        access.create(path);
        try {
            FileOutputStream file = new FileOutputStream(path.toFile());
            FILES.put(path, file);
            return file;
        } catch (IOException e) {
            delete(path);
            throw e;
        }
    }

    /** {@return whether it is one of this process} */
    static synchronized boolean contains(Path path) {
        return FILES.containsKey(path);
    }

    /** It has its name. */
    static synchronized void forget(Path path) {
        FILES.remove(path);
    }

    /** Deletes one, if it is there, and what SQLite put beside it. */
    static synchronized void delete(Path path) throws IOException {
        for (String companion : COMPANIONS) {
            delete(path.resolveSibling(path.getFileName() + companion), FILES.get(path));
        }
        FILES.remove(path);
    }

    private static void delete(Path path, FileOutputStream open) throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (FileSystemException e) {
            if (open == null) {
                throw e;
            }
            // Windows deletes no file that is open. Elsewhere it stays locked until it is gone, and this fails once
            // more.
            open.close();
            Files.deleteIfExists(path);
        }
    }
}
