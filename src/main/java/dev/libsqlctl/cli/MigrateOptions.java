package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.MigrationSettings;
import dev.libsqlctl.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that look at migrations and at a database. */
final class MigrateOptions {
    @Mixin
    private TargetOptions target;

    @Mixin
    private FolderOption folder;

    @Option(
            names = "--schema-file",
            paramLabel = "FILE",
            description = "The file of the schema, relative to that folder (default: schema.sql).")
    private Path schemaFile;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The table of Geni's history (default: schema_migrations).")
    private String table;

    @Option(
            names = "--wait-timeout",
            paramLabel = "TIME",
            description = "How long to wait until the database answers (default: 30s).")
    private Duration waitTimeout;

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            description = "How long to wait until somebody else's migrations end (default: 60s).")
    private Duration lockTimeout;

    /** {@return where the migrations are, and how long to wait} */
    MigrationSettings settings(Context context) {
        Path migrations = folder.folder(context);
        return new MigrationSettings(migrations, migrations.resolve(schemaFile), table, waitTimeout, lockTimeout);
    }

    /** {@return the database that a command looks at} */
    Target target(Context context) {
        return target.target(context);
    }

    /** {@return the database that a command changes} Its name is said before that. */
    Target changing(Context context) {
        Target changed = target(context);
        context.console().say("target: " + changed.name());
        return changed;
    }
}
