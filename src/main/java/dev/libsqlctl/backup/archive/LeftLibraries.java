package dev.libsqlctl.backup.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Libraries that zstd-jni unpacked for processes that are gone. Windows deletes none that is loaded, so each process leaves its own to those that come later. */
final class LeftLibraries {
    private static final String NAMES = "libzstd-jni-*.dll";

    /** A younger one may be unpacked and not loaded yet. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private LeftLibraries() {}

    /**
     * Deletes those that nobody uses.
     *
     * @param directory where they were unpacked
     * @param now the time
     */
    static void delete(Path directory, Instant now) {
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(directory, NAMES)) {
            for (Path library : libraries) {
                if (Files.getLastModifiedTime(library).toInstant().isBefore(now.minus(YOUNG))) {
                    delete(library);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They take some room; nothing depends on it.
            return;
        }
    }

    private static void delete(Path library) {
        try {
            Files.deleteIfExists(library);
        } catch (IOException inUse) {
            // Its process is still there.
            return;
        }
    }
}
