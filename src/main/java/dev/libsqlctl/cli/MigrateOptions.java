package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.MigrationSettings;
import dev.libsqlctl.target.AbsentFile;
import dev.libsqlctl.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that look at migrations and at a database. */
final class MigrateOptions {
    @Mixin
    private DatabaseOptions database;

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
        if (table.isBlank() || table.equalsIgnoreCase("flyway_schema_history")) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID,
                    "--table: '" + table + "' cannot be the table of Geni's history",
                    "Give it another name, or leave it out: schema_migrations.");
        }
        return new MigrationSettings(migrations, migrations.resolve(schemaFile), table, waitTimeout, lockTimeout);
    }

    /** {@return the database that is meant} */
    Target target(Context context) {
        return database.target(context);
    }

    /** {@return a session for looking at the database} Opening it waits until the database answers. */
    MigrationSession reading(Context context) {
        return MigrationSession.toLookAt(target(context), settings(context), new MigrationTalk(context.console()));
    }

    /** {@return a session for looking at a database that must be there} A file that is not would look like an empty database. */
    MigrationSession readingExisting(Context context) {
        MigrationSession session = reading(context);
        if (session.target() instanceof AbsentFile file) {
            session.close();
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_ERROR,
                    "there is no file " + file.name(),
                    "Correct the URL; 'libsqlctl migrate up' makes the file.");
        }
        return session;
    }

    /** {@return a session for changing the database} Its name is said before that. */
    MigrationSession changing(Context context) {
        Target changed = target(context);
        context.console().say("target: " + changed.name());
        return MigrationSession.toChange(changed, settings(context), new MigrationTalk(context.console()));
    }

    /** {@return a path in the folder of the migrations as the user would type it} */
    Path shown(Context context, Path file) {
        return folder.shown(context, file).normalize();
    }
}
