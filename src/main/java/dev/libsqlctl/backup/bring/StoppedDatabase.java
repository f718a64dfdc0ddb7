package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.create.Source;
import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/** The database of a server's data directory. */
public final class StoppedDatabase {
    private static final int SHOWN = 5;
    private static final List<String> FILES = List.of("", "-wal");

    private final Path file;

    /** @param file its absolute path; it need not be there */
    public StoppedDatabase(Path file) {
        this.file = file;
    }

    /**
     * Makes sure that it has no tables. The server may run.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_EMPTY}, and when it cannot be read
     */
    public void requireEmpty() {
        List<String> names = names();
        if (!names.isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_NOT_EMPTY,
                    file + " has tables already: " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                            + (names.size() > SHOWN ? ", and " + (names.size() - SHOWN) + " more" : ""),
                    "--replace backs it up and replaces it.");
        }
    }

    private List<String> names() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try (FileSnapshot snapshot = FileSnapshot.open(file, Origin.Kind.DATA_DIRECTORY, Optional.empty(), 1)) {
            return snapshot.schema().stream()
                    .map(entry -> entry.name())
                    .filter(name -> !name.startsWith("sqlite_"))
                    .toList();
        }
    }

    /**
     * Backs it up. What cannot be read as a database is copied as it is: a damaged one is what restores are for.
     *
     * @return how it is kept now, on the disk
     * @throws LibsqlctlException when it cannot be kept
     */
    public KeptDatabase keep(RestoreRequest request, BackupProgress progress) {
        if (Files.notExists(file)) {
            return new KeptDatabase.Nothing();
        }
        SafetyBackup safety = new SafetyBackup(request, progress);
        try {
            return new KeptDatabase.AsBackup(safety.of(
                    new Source.LocalFile(file, Origin.Kind.DATA_DIRECTORY, Optional.empty()),
                    Manifest.Format.DATABASE));
        } catch (LibsqlctlException e) {
            if (e.code() != ErrorCode.SOURCE_CORRUPT
                    && e.code() != ErrorCode.LIBSQL_ONLY
                    && e.code() != ErrorCode.BACKUP_DIFFERS) {
                throw e;
            }
            progress.note(e.getMessage() + ": keeping its files as they are");
            return new KeptDatabase.AsFiles(copied(safety.directory()));
        }
    }

    private Path copied(Path directory) {
        try {
            AtomicFile.makeDirectory(directory);
            for (String end : FILES) {
                Path part = file.resolveSibling(file.getFileName() + end);
                if (Files.exists(part)) {
                    AtomicFile.copy(part, directory.resolve(part.getFileName()));
                }
            }
            return directory;
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, file + " cannot be copied to " + directory + ": " + e.getMessage(), null, e);
        }
    }

    /**
     * Takes what stands in the write-ahead log into the file, so that the log can go. Nobody has it open.
     *
     * @param kept how it was kept: one that is damaged may have no log that could be taken, and is elsewhere with all it has
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when something still stands in the log alone
     */
    public void takeLog(KeptDatabase kept) {
        if (kept instanceof KeptDatabase.Nothing) {
            return;
        }
        try {
            checkpoint();
        } catch (SQLException e) {
            if (kept instanceof KeptDatabase.AsBackup) {
                throw new LibsqlctlException(
                        ErrorCode.IO_ERROR,
                        "what stands in the write-ahead log of " + file + " cannot be taken into it: " + e.getMessage(),
                        "Make room on its disk, or close what has it open; nothing was replaced.",
                        e);
            }
        }
    }

    private void checkpoint() throws SQLException {
        try (Connection connection = JDBC.createConnection(
                        "jdbc:sqlite:" + file.toAbsolutePath().toUri(), new Properties());
                Statement statement = connection.createStatement()) {
            // Pages are taken as they are: a schema that libSQL alone understands is in nobody's way then.
            statement.execute("PRAGMA writable_schema=ON");
            try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                if (!row.next() || row.getInt("busy") != 0) {
                    throw new SQLException("another program is using it");
                }
            }
        }
    }
}
