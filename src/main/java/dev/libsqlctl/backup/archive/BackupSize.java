package dev.libsqlctl.backup.archive;

/**
 * What a complete backup measures.
 *
 * @param contentBytes its size before it was compressed
 * @param bytes the size of its file
 * @param sha256 of its file, 64 hexadecimal digits in lower case
 */
public record BackupSize(long contentBytes, long bytes, String sha256) {}
