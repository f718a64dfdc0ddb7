package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.dump.RowidUse;
import java.util.Optional;

/**
 * What is to be backed up, and how.
 *
 * @param source the database
 * @param fallback what to ask when the source's file may not be read: its server; empty for nothing
 * @param selection what of it
 * @param rowids what becomes of rowids
 * @param proof whether the backup is loaded and compared before it gets its name
 * @param damage what to do when the database is damaged
 * @param program the version of this program
 */
public record BackupRequest(
        Source source,
        Optional<Source> fallback,
        Selection selection,
        RowidUse rowids,
        Proof proof,
        Damage damage,
        String program) {
    /** Whether a backup is verified. */
    public enum Proof {
        /** It is loaded, and compared with what was read. */
        VERIFIED,
        /** It is not. */
        UNVERIFIED
    }

    /** What to do when the database is damaged. */
    public enum Damage {
        /** There is no backup. */
        REFUSED,
        /** What can be read is taken. */
        SALVAGED
    }
}
