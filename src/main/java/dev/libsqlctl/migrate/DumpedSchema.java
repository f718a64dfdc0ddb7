package dev.libsqlctl.migrate;

import java.nio.file.Path;

/**
 * What the file of the schema shows.
 *
 * @param file where it is
 * @param changed whether it showed something else before
 * @param objects how many tables, indexes, views and triggers it has
 * @param migrations how many applied migrations it names
 */
public record DumpedSchema(Path file, boolean changed, int objects, int migrations) {}
