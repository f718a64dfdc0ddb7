package dev.libsqlctl.migrate;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where migrations are, and how long to wait for others.
 *
 * @param folder of the migration files
 * @param schemaFile that the schema is written to
 * @param geniTable the name of Geni's history table
 * @param waitTimeout how long to wait until the server answers
 * @param lockTimeout how long to wait for somebody else's migrations to end
 */
public record MigrationSettings(
        Path folder, Path schemaFile, String geniTable, Duration waitTimeout, Duration lockTimeout) {}
