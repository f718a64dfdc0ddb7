package dev.libsqlctl.migrate;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a migration that was to be tried.
 *
 * @param migration its files
 * @param took how long its script ran, without fault; empty if it was not tried
 * @param reason why it was not tried; empty if it was
 */
public record TrialResult(Migration migration, Optional<Duration> took, Optional<String> reason) {
    static TrialResult worked(Migration migration, Duration took) {
        return new TrialResult(migration, Optional.of(took), Optional.empty());
    }

    static TrialResult notTried(Migration migration, String reason) {
        return new TrialResult(migration, Optional.empty(), Optional.of(reason));
    }
}
