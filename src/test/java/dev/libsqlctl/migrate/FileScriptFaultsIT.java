package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject.Database;

class FileScriptFaultsIT extends ScriptFaultsContract {
    @Override
    Database database() {
        return Database.FILE;
    }
}
