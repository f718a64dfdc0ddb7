package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject;

class SchemaFileIT extends SchemaContract {
    @Override
    MigrationProject.Database database() {
        return MigrationProject.Database.FILE;
    }
}
