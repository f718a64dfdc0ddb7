package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.restore.DumpCheck;
import dev.libsqlctl.backup.restore.DumpFindings;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.verify.ScratchDatabase;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.target.ServerTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds what of a backup would fail when it is brought back, without touching what it would be brought back into. */
public final class CheckRestore {
    private static final String NO_PROGRAM = "";

    private final Path backup;
    private final BackupProgress progress;

    /**
     * @param backup the absolute path of the backup's file
     * @param progress hears how far it is
     */
    public CheckRestore(Path backup, BackupProgress progress) {
        this.backup = backup;
        this.progress = progress;
    }

    /**
     * {@return what would fail in a SQLite file}
     *
     * @throws LibsqlctlException when the backup is none
     */
    public DumpFindings forFile() {
        return with((dump, scratch) -> DumpCheck.forFile(dump, scratch, progress));
    }

    /**
     * {@return what would fail in a server's database}
     *
     * @param endpoint the server, which is asked what it thinks of the schema
     * @throws LibsqlctlException when the backup is none, or the server does not answer
     */
    public DumpFindings forServer(Endpoint endpoint) {
        ServerTarget target = new ServerTarget(endpoint);
        return with((dump, scratch) -> {
            try (Connection connection = target.connect()) {
                return DumpCheck.forServer(dump, scratch, Optional.of(connection), progress);
            } catch (SQLException e) {
                throw new LibsqlctlException(ErrorCode.DATABASE_ERROR, target.name() + ": " + e.getMessage(), null, e);
            }
        });
    }

    @FunctionalInterface
    private interface Check {
        DumpFindings of(DumpReader dump, Path scratch);
    }

    private DumpFindings with(Check check) {
        try (BackupContent content = BackupContent.open(backup, NO_PROGRAM, progress);
                DumpReader dump = content.dump();
                ScratchDatabase scratch = ScratchDatabase.beside(backup)) {
            progress.begin("checking", content.rows(), content.contentBytes());
            return check.of(dump, scratch.path());
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "cannot read " + backup + ": " + e.getMessage(), null, e);
        }
    }
}
