package dev.libsqlctl.migrate;

import java.util.Optional;

/**
 * One migration as the history has it.
 *
 * @param version its version
 * @param description its name with spaces, as Flyway writes it
 * @param type what Flyway calls the kind of it: {@code SQL}, {@code BASELINE}, or another of Flyway's own
 * @param script the name of the file that was run
 * @param checksum Flyway's checksum of that file; null if it is not known
 * @param installedBy who wrote the row
 * @param installedOn when, in UTC, as SQLite writes a time; null if this is not known yet
 * @param milliseconds how long the script ran
 * @param success false as long as a migration without a transaction has not ended
 */
public record AppliedMigration(
        long version,
        String description,
        String type,
        String script,
        Integer checksum,
        String installedBy,
        String installedOn,
        long milliseconds,
        boolean success)
        implements Comparable<AppliedMigration> {
    /** Who wrote a row of this program; such a row has its counterpart in Geni's table. */
    static final String OURS = "libsqlctl";

    private static final String OURS_WITH = OURS + " with ";
    private static final String USUAL_TABLE = "schema_migrations";

    static final String SQL = "SQL";
    static final String BASELINE = "BASELINE";

    /** What Flyway shows of a version of which nothing else is known. */
    private static final String UNKNOWN = "unknown";

    /** {@return a row for a migration that has just run} */
    static AppliedMigration of(Migration migration, int checksum, long milliseconds) {
        return new AppliedMigration(
                migration.version(),
                description(migration),
                SQL,
                migration.script(),
                checksum,
                OURS,
                null,
                milliseconds,
                true);
    }

    /** {@return a row for a migration that Geni has run and whose file is gone} */
    static AppliedMigration unknown(long version) {
        return new AppliedMigration(version, UNKNOWN, SQL, Long.toString(version), null, OURS, null, 0, true);
    }

    /** {@return a migration's name as Flyway shows it} */
    static String description(Migration migration) {
        return migration.name().replace('_', ' ');
    }

    /** {@return the same, but begun and not ended} */
    AppliedMigration begun() {
        return with(installedBy, false);
    }

    /** {@return the same, ended} */
    AppliedMigration ended() {
        return with(OURS, true);
    }

    private AppliedMigration with(String newInstalledBy, boolean newSuccess) {
        return new AppliedMigration(
                version, description, type, script, checksum, newInstalledBy, installedOn, milliseconds, newSuccess);
    }

    /** {@return whether everything up to this version counts as applied without having been run} */
    public boolean isBaseline() {
        return type.equals(BASELINE);
    }

    /** {@return whether this program wrote it, and with it a row of Geni's table} */
    boolean isOurs() {
        return installedBy.equals(OURS) || installedBy.startsWith(OURS_WITH);
    }

    /** {@return the name of the Geni's table that has its counterpart, in lower case; empty if this program did not write it} */
    Optional<String> geniName() {
        if (!isOurs()) {
            return Optional.empty();
        }
        return Optional.of(installedBy.equals(OURS) ? USUAL_TABLE : installedBy.substring(OURS_WITH.length()));
    }

    /** {@return who wrote a row of this program whose counterpart is in this table of Geni's} */
    static String author(String geniName) {
        return geniName.equals(USUAL_TABLE) ? OURS : OURS_WITH + geniName;
    }

    @Override
    public int compareTo(AppliedMigration other) {
        return Long.compare(version, other.version);
    }
}
