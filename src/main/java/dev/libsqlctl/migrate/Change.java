package dev.libsqlctl.migrate;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A migration that was applied or undone, and committed.
 *
 * @param action what was done
 * @param migration what it was done to
 * @param took how long its script ran
 */
public record Change(Action action, Migration migration, Duration took) {
    /** What can be done to a migration. */
    public enum Action {
        /** Its up file ran. */
        APPLIED,
        /** Its down file ran. */
        UNDONE
    }

    /** {@return the file that ran} */
    public Path file() {
        return switch (action) {
            case APPLIED -> migration.up();
            case UNDONE -> migration.down().orElseThrow();
        };
    }
}
