package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject.Database;

class FileFolderFaultsIT extends FolderFaultsContract {
    @Override
    Database database() {
        return Database.FILE;
    }
}
