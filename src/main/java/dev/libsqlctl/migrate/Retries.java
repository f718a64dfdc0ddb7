package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.time.Duration;

/** Decides whether something that other writers have made fail is done again as a whole. */
final class Retries {
    /** Each of them has worked for five seconds at least before the lock was taken away. */
    private static final int TRIES = 3;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int SECONDS_TO_ANSWER = 5;

    private int taken;
    private long busySince;

    /**
     * Waits a little, so that it can be done again; or does not return.
     *
     * @param failure which is thrown if it is not to be done again
     */
    void next(MigrationSession session, Exception failure) throws SQLException {
        SqlFailure conflict = SqlFailure.beneath(failure)
                .filter(SqlFailure::isConflictWithOthers)
                .orElse(null);
        if (conflict != null && conflict.isBusy()) {
            requireTime(session, failure);
        } else if (conflict == null || ++taken >= TRIES) {
            throw told(failure);
        }
        if (!session.connection().isValid(SECONDS_TO_ANSWER)) {
            throw told(failure);
        }
        if (taken > 0) {
            session.listener().warning(failure.getMessage() + "; trying again");
        }
        Pause.of(PAUSE);
    }

    /**
     * Returns if it can be done again; it is known that nothing of it is there.
     *
     * @param failure the loss of the connection, which is thrown if it is not to be done again
     */
    void afterLoss(Exception failure) throws SQLException {
        if (++taken >= TRIES) {
            throw unchanged(failure);
        }
    }

    /** The write lock was not to be had, so nothing was tried yet: that may go on for as long as a lock is waited for. */
    private void requireTime(MigrationSession session, Exception failure) {
        if (busySince == 0) {
            busySince = System.nanoTime();
        }
        Duration timeout = session.settings().lockTimeout();
        if (System.nanoTime() - busySince >= timeout.toNanos()) {
            throw new LibsqlctlException(
                    ErrorCode.MIGRATION_LOCKED,
                    session.target().name() + ": another writer did not let go of the database within "
                            + timeout.toSeconds() + " s",
                    "Find it and end it, or wait longer with --lock-timeout.",
                    failure);
        }
    }

    private RuntimeException told(Exception failure) throws SQLException {
        if (taken >= TRIES && failure instanceof LibsqlctlException e) {
            return new LibsqlctlException(
                    e.code(),
                    e.getMessage() + "; it was tried " + TRIES
                            + " times, and each time the server took the write lock away, which it does after 5 s when others want to write",
                    "Stop the other writers for as long as it takes, or make several migrations of it.",
                    e);
        }
        return unchanged(failure);
    }

    private static RuntimeException unchanged(Exception failure) throws SQLException {
        if (failure instanceof SQLException e) {
            throw e;
        }
        return (RuntimeException) failure;
    }
}
