package dev.libsqlctl.migrate.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;

/**
 * Lets one Flyway at a time work on a history, over all processes. Two things make it:
 *
 * <ul>
 *   <li>The write lock of the database, taken by the first statement of the transaction in which the history is read, a migration runs and
 *       its row is written. It makes sure that no migration runs twice, and ends with the process.
 *   <li>An announcement: a committed row of the history that Flyway does not show, for whose end others wait before they ask for the write
 *       lock. Without it the server would take a write lock that is older than five seconds from its holder, and so undo every migration that
 *       takes longer. An announcement that stays too long is of a process that died, and is removed.
 * </ul>
 */
final class HistoryLock {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int WRITE_LOCK_TRIES = 50;
    private static final String BUSY = "40001";
    private static final Log LOG = LogFactory.getLog(HistoryLock.class);

    private final Connection connection;
    private final String table;
    private final int patienceSeconds;
    private final Announcement announcement;

    /**
     * Locks nothing yet.
     *
     * @param table the history's, quoted
     * @param patienceSeconds how long to wait for one announcement of another before it counts as abandoned; -1 for ever
     */
    HistoryLock(Connection connection, String table, int patienceSeconds) {
        this.connection = connection;
        this.table = table;
        this.patienceSeconds = patienceSeconds;
        this.announcement = new Announcement(table, "");
    }

    /**
     * Waits until nobody else is at work, and lets the others know that somebody is now. In auto-commit.
     *
     * <p>It looks before it writes: a write would wait for the write lock of whoever is at work, and so take it away after five seconds.
     */
    void announce() {
        Announcement.Standing waitedFor = null;
        long since = 0;
        for (Announcement.Standing holder = holder(); holder != null || !announced(); holder = holder()) {
            if (holder != null && !holder.equals(waitedFor)) {
                LOG.info("Waiting for another migration by " + table + " to end ...");
                waitedFor = holder;
                since = System.nanoTime();
            } else if (holder != null && isAbandoned(since)) {
                LOG.warn("Another migration by " + table + " did not end within " + patienceSeconds
                        + " s and counts as abandoned; flyway.lockRetryCount says how long to wait");
                remove(holder);
            }
            pause();
        }
    }

    private boolean isAbandoned(long since) {
        return patienceSeconds >= 0 && System.nanoTime() - since >= TimeUnit.SECONDS.toNanos(patienceSeconds);
    }

    /** Takes the write lock. The first statement of a transaction, so that it waits for a writer instead of failing. */
    void takeWriteLock() throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                announcement.postAnyway(connection);
                return;
            } catch (SQLException e) {
                if (!BUSY.equals(e.getSQLState()) || tries == WRITE_LOCK_TRIES) {
                    throw e;
                }
                connection.rollback();
            }
            pause();
        }
    }

    /** Lets the others go on. In auto-commit. Never throws: the work is done, and at worst the others wait longer. */
    void withdraw() {
        try {
            announcement.withdraw(connection);
        } catch (SQLException e) {
            LOG.warn(
                    MigrationTransaction.failure("Unable to unlock " + table, e).getMessage());
        }
    }

    private boolean announced() {
        try {
            return announcement.post(connection);
        } catch (SQLException e) {
            if (BUSY.equals(e.getSQLState())) {
                return false;
            }
            throw MigrationTransaction.failure("Unable to lock " + table, e);
        }
    }

    /** {@return whose announcement stands, null if there is none} */
    private Announcement.Standing holder() {
        try {
            return announcement.standing(connection).orElse(null);
        } catch (SQLException e) {
            throw MigrationTransaction.failure("Unable to read who locks " + table, e);
        }
    }

    private void remove(Announcement.Standing other) {
        try {
            announcement.remove(connection, other);
        } catch (SQLException e) {
            throw MigrationTransaction.failure("Unable to unlock " + table, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlywayException("Interrupted while waiting for another migration");
        }
    }
}
