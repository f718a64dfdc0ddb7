package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;

/** Finds what of a dump would fail, all of it, before anything of a target is touched. */
public final class DumpCheck {
    private DumpCheck() {}

    /**
     * Finds what would fail when a dump is loaded into a file.
     *
     * @param dump read to its end, and left open
     * @param directory where a scratch file may be made, which needs the room of the database; it is deleted again
     * @param progress hears of the rows and of the bytes of SQL; the caller has begun it
     * @throws LibsqlctlException if the dump is none at all, the scratch file cannot be written, or the thread is interrupted
     */
    public static DumpFindings forFile(DumpReader dump, Path directory, BackupProgress progress) {
        return check(dump, directory, new Findings(statement -> Optional.empty(), Optional.empty()), progress);
    }

    /**
     * Finds what would fail when a dump is loaded into a server: what a file would refuse, and what the server would beyond that.
     *
     * @param dump read to its end, and left open
     * @param directory where a scratch file may be made, which needs the room of the database; it is deleted again
     * @param server asked what it thinks of the schema's statements, none of which it carries out; empty to judge by what is known of servers
     * @param progress hears of the rows and of the bytes of SQL; the caller has begun it
     * @throws LibsqlctlException if the dump is none at all, the scratch file cannot be written, the server does not answer, or the thread is interrupted
     */
    public static DumpFindings forServer(
            DumpReader dump, Path directory, Optional<Connection> server, BackupProgress progress) {
        Optional<ServerOpinion> opinion = server.map(ServerOpinion::new);
        ServerObjections objections = new ServerObjections(dump.name(), opinion);
        return check(dump, directory, new Findings(objections::objection, opinion), progress);
    }

    private static DumpFindings check(DumpReader dump, Path directory, Findings findings, BackupProgress progress) {
        try (NewDatabase scratch = NewDatabase.create(scratchFile(directory))) {
            DumpLoad load = new DumpLoad(scratch, findings, progress);
            try {
                load.run(dump);
            } catch (LibsqlctlException e) {
                boolean ofDump = e.code() == ErrorCode.BACKUP_INVALID || e.code() == ErrorCode.RESTORE_FAILED;
                if (!ofDump || load.loaded().statements() == 0) {
                    throw e;
                }
                findings.addEnd(e.getMessage());
            }
            return findings.found(load.loaded());
        }
    }

    private static Path scratchFile(Path directory) {
        try {
            return Files.createTempFile(directory, ".check", ".tmp");
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "no file can be made in " + directory + ": " + e.getMessage(), null, e);
        }
    }
}
