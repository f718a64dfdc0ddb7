package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A change that is there as a whole or not at all, and of which that is known. It is made again as a whole when other writers took the write lock away;
 * when the answer of its commit is lost, the database is asked, and the change made again only if
 * it is known not to be there.
 */
final class AtomicChange {
    private AtomicChange() {}

    /** Writes to a connection. */
    @FunctionalInterface
    interface Writing {
        void run(Connection connection) throws SQLException;
    }

    /** Makes a change that does no harm when it is made twice. */
    static void run(MigrationSession session, Writing change) throws SQLException {
        Work<Void> work = connection -> {
            change.run(connection);
            return null;
        };
        run(session, work, connection -> false);
    }

    /**
     * Makes a change.
     *
     * @param change what is done within the transaction; it may be run more than once, and only its last run counts
     * @param made tells whether the change is there
     * @return what comes of it
     */
    static <T> T run(MigrationSession session, Work<T> change, Work<Boolean> made) throws SQLException {
        Retries retries = new Retries();
        while (true) {
            Attempt<T> attempt = new Attempt<>(session.connection());
            try {
                return attempt.make(change);
            } catch (SQLException | RuntimeException e) {
                attempt.rollBack(e);
                if (!attempt.mayBeCommitted(e)) {
                    retries.next(session, e);
                } else if (LostAnswer.of(session, e).isThere(made)) {
                    return attempt.result;
                } else {
                    retries.afterLoss(e);
                }
            }
        }
    }

    private static final class Attempt<T> {
        private final Connection connection;
        private T result;
        private boolean committing;

        private Attempt(Connection connection) {
            this.connection = connection;
        }

        private T make(Work<T> change) throws SQLException {
            connection.setAutoCommit(false);
            result = change.run(connection);
            committing = true;
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        }

        private boolean mayBeCommitted(Exception e) {
            return committing
                    && SqlFailure.beneath(e)
                            .filter(SqlFailure::isOutcomeUnknown)
                            .isPresent();
        }

        /** Leaves auto-commit off if that fails: the server rolls back what nobody goes on with, and turning it on would commit. */
        private void rollBack(Exception reason) {
            try {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /** {@return the error of a change of which it is not known whether it was made} */
    static LibsqlctlException unknown(Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.DATABASE_NOT_READY,
                "the connection was lost while the change was committed, and the database does not answer: whether it was committed is unknown",
                "When the database answers again, 'libsqlctl migrate status' tells.",
                cause);
    }
}
