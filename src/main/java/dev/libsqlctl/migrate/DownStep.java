package dev.libsqlctl.migrate;

/**
 * An applied migration that is to be undone.
 *
 * @param migration its files
 * @param script what undoes it
 */
record DownStep(Migration migration, Script script) {}
