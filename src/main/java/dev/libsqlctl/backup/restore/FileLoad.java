package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.Optional;

/** Loads a dump into a new SQLite file. */
public final class FileLoad {
    private FileLoad() {}

    /**
     * Loads a dump into a file that is nobody's yet: it is on the disk when this returns, and is not there when this fails.
     *
     * @param dump read to its end, and left open
     * @param newFile where the database is made; there is no such file
     * @param header what a dump does not hold; empty for zeros
     * @param progress hears of the rows and of the bytes of SQL, from another thread; the caller has begun it
     * @return what was loaded
     * @throws LibsqlctlException {@link ErrorCode#RESTORE_FAILED} with the line of the statement that failed and SQLite's words, {@link ErrorCode#BACKUP_INVALID} when the dump is none
     *     or not all of one, {@link ErrorCode#IO_ERROR} when the file cannot be written, as on a full disk, or the dump cannot be read, {@link ErrorCode#INTERRUPTED}
     */
    public static LoadedDump load(
            DumpReader dump, Path newFile, Optional<HeaderValues> header, BackupProgress progress) {
        throw new UnsupportedOperationException();
    }
}
