package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject;

class ChinookServerIT extends ChinookContract {
    @Override
    MigrationProject.Database database() {
        return MigrationProject.Database.SERVER;
    }
}
