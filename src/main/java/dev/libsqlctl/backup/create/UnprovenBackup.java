package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.PendingBackup;

/**
 * A backup that is complete and yet to be proven, for which its source is not needed any more.
 *
 * @param pending the backup
 * @param manifest what its source held
 * @param tables for rows alone that are to be proven: the dump of the tables that they belong in; otherwise empty
 */
record UnprovenBackup(PendingBackup pending, Manifest manifest, byte[] tables) implements AutoCloseable {
    @Override
    public void close() {
        pending.close();
    }
}
