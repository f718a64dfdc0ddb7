package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.time.Duration;

/** Decides whether something that other writers have made fail is done again as a whole. */
final class Retries {
    /** Each of them has worked for five seconds at least before the lock was taken away. */
    private static final int TRIES = 3;

    private static final int TRIES_FOR_THE_LOCK = 50;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int SECONDS_TO_ANSWER = 5;

    private int taken;
    private int busy;

    /**
     * Waits a little, so that it can be done again; or does not return.
     *
     * @param failure which is thrown if it is not to be done again
     */
    void next(MigrationSession session, Exception failure) throws SQLException {
        boolean again = SqlFailure.beneath(failure)
                .filter(SqlFailure::isConflictWithOthers)
                .filter(this::isWorthwhile)
                .isPresent();
        if (!again || !session.connection().isValid(SECONDS_TO_ANSWER)) {
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
            throw told(failure);
        }
    }

    private boolean isWorthwhile(SqlFailure conflict) {
        return conflict.isBusy() ? ++busy < TRIES_FOR_THE_LOCK : ++taken < TRIES;
    }

    private RuntimeException told(Exception failure) throws SQLException {
        if (taken >= TRIES && failure instanceof LibsqlctlException e) {
            return new LibsqlctlException(
                    e.code(),
                    e.getMessage() + "; it was tried " + TRIES + " times",
                    "Stop the other writers for as long as it takes, or make several migrations of it.",
                    e);
        }
        if (failure instanceof SQLException e) {
            throw e;
        }
        return (RuntimeException) failure;
    }
}
