package dev.libsqlctl.migrate;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a history, and can be repaired.
 *
 * @param changed applied migrations whose files have another content or name now, as they are now
 * @param missing applied migrations whose files are gone
 * @param interrupted migrations without a transaction that did not end
 * @param lock that may have been left behind
 */
public record RepairPlan(
        List<Migration> changed,
        List<AppliedMigration> missing,
        List<AppliedMigration> interrupted,
        Optional<DoubtfulLock> lock) {
    /**
     * Makes sure that no migration was interrupted, because of those only a person can tell what is there.
     *
     * @throws dev.libsqlctl.error.LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#MIGRATION_INTERRUPTED} for the first one
     */
    public void requireNoneInterrupted() {
        InterruptedMigration.refuse(interrupted);
    }

    /** {@return whether nothing is wrong} */
    public boolean isEmpty() {
        return changed.isEmpty() && missing.isEmpty() && interrupted.isEmpty() && lock.isEmpty();
    }
}
