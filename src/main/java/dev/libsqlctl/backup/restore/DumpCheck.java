package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
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
     * @param scratchFile where a database may be made, which is deleted again: an empty file, or none
     * @param progress hears of the rows and of the bytes of SQL; the caller has begun it
     * @throws LibsqlctlException if the dump is none at all, the scratch file cannot be written, or the thread is interrupted
     */
    public static DumpFindings forFile(DumpReader dump, Path scratchFile, BackupProgress progress) {
        return check(dump, scratchFile, new Findings(statement -> Optional.empty(), Optional.empty()), progress);
    }

    /**
     * Finds what would fail when a dump is loaded into a server: what a file would refuse, and what the server would beyond that.
     *
     * @param dump read to its end, and left open
     * @param scratchFile where a database may be made, which is deleted again: an empty file, or none
     * @param server asked what it thinks of the schema's statements, none of which it carries out; empty to judge by what is known of servers
     * @param progress hears of the rows and of the bytes of SQL; the caller has begun it
     * @throws LibsqlctlException if the dump is none at all, the scratch file cannot be written, the server does not answer, or the thread is interrupted
     */
    public static DumpFindings forServer(
            DumpReader dump, Path scratchFile, Optional<Connection> server, BackupProgress progress) {
        Optional<ServerOpinion> opinion = server.map(ServerOpinion::new);
        ServerObjections objections = new ServerObjections(dump.name(), opinion);
        return check(dump, scratchFile, new Findings(objections::objection, opinion), progress);
    }

    private static DumpFindings check(DumpReader dump, Path scratchFile, Findings findings, BackupProgress progress) {
        try (NewDatabase scratch = NewDatabase.create(scratchFile)) {
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
}
