package dev.libsqlctl.backup.bring;

import java.nio.file.Path;
import java.util.Optional;

/** How a database was kept before it is replaced. */
public sealed interface KeptDatabase {
    /** {@return where it is now; empty when there was none} */
    Optional<Path> place();

    /** There was none. */
    record Nothing() implements KeptDatabase {
        @Override
        public Optional<Path> place() {
            return Optional.empty();
        }
    }

    /**
     * As a backup: its pages are sound, so they can all be had in its file as well.
     *
     * @param file the backup
     */
    record AsBackup(Path file) implements KeptDatabase {
        @Override
        public Optional<Path> place() {
            return Optional.of(file);
        }
    }

    /**
     * As it lay there, since it is damaged.
     *
     * @param directory of the copies of its files
     */
    record AsFiles(Path directory) implements KeptDatabase {
        @Override
        public Optional<Path> place() {
            return Optional.of(directory);
        }
    }
}
