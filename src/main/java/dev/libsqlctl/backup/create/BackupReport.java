package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.Manifest;
import java.util.List;

/**
 * A backup that was made.
 *
 * @param file where it is
 * @param manifest what is known of it
 * @param losses what could not be read, in words, where that was allowed; empty when all was
 */
public record BackupReport(BackupFile file, Manifest manifest, List<String> losses) {}
