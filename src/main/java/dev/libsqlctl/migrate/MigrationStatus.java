package dev.libsqlctl.migrate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is known of one migration.
 *
 * @param version its version
 * @param script the name of its file, or of the file that was applied if there is none
 * @param state where it stands
 * @param row what the history says; empty if it says nothing
 */
public record MigrationStatus(long version, String script, MigrationState state, Optional<AppliedMigration> row) {
    /** {@return when it was applied, in whole seconds; empty when it was not, or nobody wrote that down} */
    public Optional<Instant> appliedAt() {
        return row.map(AppliedMigration::installedOn).flatMap(MigrationStatus::instant);
    }

    /** SQLite writes a time in UTC, with a space in the middle and nothing at the end. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text.replace(' ', 'T') + "Z").truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
