package dev.libsqlctl.backup.source;

/**
 * The numbers that a program may keep in the header of a database (SQLite, "Database File Format", 1.3). A SQL dump does not hold them.
 *
 * @param userVersion {@code PRAGMA user_version}
 * @param applicationId {@code PRAGMA application_id}
 */
public record HeaderValues(int userVersion, int applicationId) {}
