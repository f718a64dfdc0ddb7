package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a source consists of: a backup that got the name of one would destroy what it is a backup of. */
final class OwnFiles {
    private final Source source;

    OwnFiles(Source source) {
        this.source = source;
    }

    /**
     * Makes sure that a backup is another file.
     *
     * @throws LibsqlctlException {@link ErrorCode#USAGE}
     */
    void requireNot(BackupFile backup) {
        if (source instanceof Source.LocalFile file) {
            for (String end : List.of("", "-wal", "-journal", "-shm")) {
                Path own = file.path().resolveSibling(file.path().getFileName() + end);
                requireOther(own, backup.path());
                requireOther(own, backup.manifest());
            }
        }
    }

    private static void requireOther(Path own, Path written) {
        if (isSame(own, written)) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE,
                    "the backup would take the place of " + own + ", which is what it is made of",
                    "Name another file.");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            // What cannot be looked at is not there for us.
            return false;
        }
    }
}
