package dev.libsqlctl.migrate;

import java.util.Optional;

/**
 * What is known of one migration.
 *
 * @param version its version
 * @param script the name of its file, or of the file that was applied if there is none
 * @param state where it stands
 * @param row what the history says; empty if it says nothing
 */
public record MigrationStatus(long version, String script, MigrationState state, Optional<AppliedMigration> row)
        implements Comparable<MigrationStatus> {
    @Override
    public int compareTo(MigrationStatus other) {
        return Long.compare(version, other.version);
    }
}
