package dev.libsqlctl.file;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A log that lies beside a SQLite file: whoever opens the file takes over into it what stands there (SQLite, "How To Corrupt An SQLite Database File", 1.4). */
public final class DatabaseLog {
    private static final List<String> ENDINGS = List.of("-wal", "-journal");

    private DatabaseLog() {}

    /**
     * {@return the log that lies beside a file, which itself need not be there; empty when there is none}
     *
     * @param database the path of the file
     */
    public static Optional<Path> beside(Path database) {
        return ENDINGS.stream()
                .map(ending -> database.resolveSibling(database.getFileName() + ending))
                .filter(log -> Files.exists(log, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }
}
