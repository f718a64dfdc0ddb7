package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject.Database;

class ServerScriptFaultsIT extends ScriptFaultsContract {
    @Override
    Database database() {
        return Database.SERVER;
    }
}
