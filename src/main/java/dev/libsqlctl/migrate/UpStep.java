package dev.libsqlctl.migrate;

/**
 * A migration to be applied.
 *
 * @param migration the migration
 * @param script its up file, read once
 */
public record UpStep(Migration migration, Script script) {}
