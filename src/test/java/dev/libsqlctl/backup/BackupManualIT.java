package dev.libsqlctl.backup;

import dev.libsqlctl.support.ManualContract;

/** docs/backup.md. */
class BackupManualIT extends ManualContract {
    BackupManualIT() {
        super("backup.md");
    }
}
