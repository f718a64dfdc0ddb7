package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject.Database;

class ServerFolderFaultsIT extends FolderFaultsContract {
    @Override
    Database database() {
        return Database.SERVER;
    }
}
