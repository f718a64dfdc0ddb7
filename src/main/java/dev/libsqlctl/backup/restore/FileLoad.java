package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Loads a dump into a new SQLite file. */
public final class FileLoad {
    private FileLoad() {}

    /**
     * Loads a dump into a file that is nobody's yet. It is complete when this returns, and is not there when this fails; whoever keeps it brings it to the disk.
     *
     * @param dump read to its end, and left open
     * @param newFile where the database is made; not there, or empty
     * @param header what a dump does not hold; empty for what the dump says, or zeros
     * @param progress hears of the rows and of the bytes of SQL, the caller has begun it
     * @return what was loaded
     * @throws LibsqlctlException {@link ErrorCode#RESTORE_FAILED} with the line of the statement that failed and SQLite's words, {@link ErrorCode#BACKUP_INVALID} when the dump is none
     *     or not all of one, {@link ErrorCode#IO_ERROR} when the file cannot be written, as on a full disk, or the dump cannot be read, {@link ErrorCode#INTERRUPTED}
     */
    public static LoadedDump load(
            DumpReader dump, Path newFile, Optional<HeaderValues> header, BackupProgress progress) {
        try (NewDatabase database = NewDatabase.create(newFile)) {
            DumpLoad load = new DumpLoad(database, new FirstFailure(dump.name()), progress);
            load.run(dump);
            try {
                if (header.isPresent()) {
                    database.run("PRAGMA user_version=" + header.get().userVersion());
                    database.run("PRAGMA application_id=" + header.get().applicationId());
                }
                database.keep();
            } catch (SQLException e) {
                throw new SqliteFailure(e).ofMachine(newFile);
            }
            return load.loaded();
        }
    }

    private record FirstFailure(String name) implements LoadListener {
        @Override
        public void next(DumpStatement statement) {}

        @Override
        public void failed(DumpStatement statement, SqliteFailure failure) {
            throw new LibsqlctlException(
                    ErrorCode.RESTORE_FAILED,
                    name + ":" + statement.line() + ": " + failure.with(statement),
                    "restore --check lists all that would fail");
        }
    }
}
