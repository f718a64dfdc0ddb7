package dev.libsqlctl.backup.archive;

import java.nio.file.Path;

/**
 * A backup's file: where it is or is to be, and what it is.
 *
 * @param path its absolute path
 * @param format what it is
 * @param compression how it is compressed
 */
public record BackupFile(Path path, Manifest.Format format, Compression compression) {
    /** {@return the absolute path of its manifest} */
    public Path manifest() {
        return manifestOf(path);
    }

    /**
     * {@return the absolute path of a backup's manifest}
     *
     * @param backup the absolute path of its file
     */
    public static Path manifestOf(Path backup) {
        return backup.resolveSibling(backup.getFileName() + ".json");
    }
}
