package dev.libsqlctl.migrate;

import java.nio.file.Path;

/**
 * What came into a database from the file of a schema.
 *
 * @param file where it is
 * @param objects how many tables, indexes, views and triggers were made
 * @param migrations how many migrations count as applied now
 */
public record LoadedSchema(Path file, int objects, int migrations) {}
