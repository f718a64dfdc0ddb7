package dev.libsqlctl.backup.verify;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.LeftOvers;
import dev.libsqlctl.file.PendingFile;
import java.io.IOException;
import java.nio.file.Path;

/** Room for a database that is needed for a moment, beside a backup: where that has room, a copy of what is in it has room, too. */
public final class ScratchDatabase implements AutoCloseable {
    private final PendingFile file;

    private ScratchDatabase(PendingFile file) {
        this.file = file;
    }

    /**
     * {@return room for a database; deletes what killed processes left of earlier ones}
     *
     * @param backup the absolute path of the backup's file
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR}
     */
    public static ScratchDatabase beside(Path backup) {
        Path place = backup.resolveSibling(backup.getFileName() + ".scratch");
        try {
            LeftOvers.delete(place);
            return new ScratchDatabase(PendingFile.beside(place));
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** {@return where the database may be made: an empty file} */
    public Path path() {
        return file.path();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failed(file.path(), e);
        }
    }

    private static LibsqlctlException failed(Path place, IOException e) {
        return new LibsqlctlException(ErrorCode.IO_ERROR, "cannot write " + place + ": " + e.getMessage(), null, e);
    }
}
