package dev.libsqlctl.backup.source;

/**
 * A column of a primary key.
 *
 * @param name its name
 * @param descending whether the greatest value stands first
 * @param collation how texts are compared
 */
record KeyColumn(String name, boolean descending, String collation) {}
