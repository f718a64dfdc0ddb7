package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
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
     * @param directory where a scratch file may be made, which needs the room of the database; it is deleted again
     * @param progress hears of the rows and of the bytes of SQL; the caller has begun it
     * @throws LibsqlctlException if the scratch file cannot be written, or the thread is interrupted
     */
    public static DumpFindings forFile(DumpReader dump, Path directory, BackupProgress progress) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds what would fail when a dump is loaded into a server: what a file would refuse, and what the server would beyond that.
     *
     * @param dump read to its end, and left open
     * @param directory where a scratch file may be made, which needs the room of the database; it is deleted again
     * @param server asked what it thinks of the schema's statements, none of which it carries out; empty to judge by what is known of servers
     * @param progress hears of the rows and of the bytes of SQL; the caller has begun it
     * @throws LibsqlctlException if the scratch file cannot be written, the server does not answer, or the thread is interrupted
     */
    public static DumpFindings forServer(
            DumpReader dump, Path directory, Optional<Connection> server, BackupProgress progress) {
        throw new UnsupportedOperationException();
    }
}
