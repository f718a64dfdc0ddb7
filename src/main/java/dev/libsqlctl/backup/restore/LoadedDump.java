package dev.libsqlctl.backup.restore;

/**
 * What was loaded.
 *
 * @param statements how many statements of the dump were carried out
 * @param rows how many rows its INSERTs held, those of the tables behind virtual ones and of SQLite's own included
 */
public record LoadedDump(long statements, long rows) {}
