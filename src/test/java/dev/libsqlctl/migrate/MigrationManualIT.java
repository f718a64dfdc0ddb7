package dev.libsqlctl.migrate;

import dev.libsqlctl.support.ManualContract;

/** docs/migrations.md. */
class MigrationManualIT extends ManualContract {
    MigrationManualIT() {
        super("migrations.md");
    }
}
