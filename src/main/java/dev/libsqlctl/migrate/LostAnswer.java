package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.SQLException;

/** A commit whose answer was lost. Whether it was done is a question to the database, which has one answer as soon as the write lock is free. */
final class LostAnswer {
    private final MigrationSession session;
    private final Throwable failure;

    private LostAnswer(MigrationSession session, Throwable failure) {
        this.session = session;
        this.failure = failure;
    }

    /** @param failure of the commit */
    static LostAnswer of(MigrationSession session, Throwable failure) {
        return new LostAnswer(session, failure);
    }

    /**
     * {@return whether the change is there}
     *
     * @param made tells that, within a transaction that has the write lock: no other one is open then
     * @throws LibsqlctlException if the database does not answer any more
     */
    boolean isThere(Work<Boolean> made) {
        try {
            session.reconnect();
            Connection connection = session.connection();
            connection.setAutoCommit(false);
            try {
                return made.run(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | LibsqlctlException e) {
            e.addSuppressed(failure);
            throw AtomicChange.unknown(e);
        }
    }
}
