package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject;

class ChinookFileIT extends ChinookContract {
    @Override
    MigrationProject.Database database() {
        return MigrationProject.Database.FILE;
    }
}
