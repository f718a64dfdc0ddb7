package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds on a server and in a local file alike: each test has a project without migrations, whose database is empty. */
@ParameterizedClass
@EnumSource(MigrationProject.Database.class)
abstract class EachDatabaseContract {
    @Parameter
    MigrationProject.Database database;

    @TempDir
    Path directory;

    MigrationProject project;

    @BeforeEach
    final void makeProject() {
        project = MigrationProject.in(directory, database);
    }

    @AfterEach
    final void closeProject() {
        project.close();
    }
}
