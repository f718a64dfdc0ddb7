package dev.libsqlctl.migrate;

/** Where a migration stands between the files and the database. */
public enum MigrationState {
    /** The database has it, and its file is the one that ran. */
    APPLIED,
    /** It counts as applied: the database had it before its history began. */
    BASELINE,
    /** It can be applied next. */
    PENDING,
    /** It is not applied, but a newer one is. */
    OUT_OF_ORDER,
    /** It is applied, and its file was edited afterwards. */
    CHANGED,
    /** It is applied, and its file is gone. */
    MISSING,
    /** It runs without a transaction and did not end: what of it was applied is not known. */
    INTERRUPTED;

    /** {@return whether the database lacks it} */
    boolean isDue() {
        return this == PENDING || this == OUT_OF_ORDER;
    }

    /** {@return whether somebody has to decide something before the next migration can be applied} */
    public boolean isWrong() {
        return switch (this) {
            case APPLIED, BASELINE, PENDING -> false;
            case OUT_OF_ORDER, CHANGED, MISSING, INTERRUPTED -> true;
        };
    }
}
