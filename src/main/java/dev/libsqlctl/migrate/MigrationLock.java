package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.flyway.Announcement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Lets one command at a time change a history, over all machines. It keeps others from waiting for the write lock, which would take that away; that
 * nothing runs twice is the work of the write lock itself. What a process that died has left behind is taken over.
 */
final class MigrationLock {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Announcement announcement;
    private final Duration timeout;
    private final MigrationListener listener;

    /**
     * Locks nothing yet.
     *
     * @param table the history's, quoted
     * @param timeout how long to wait for somebody else
     */
    MigrationLock(String table, Duration timeout, MigrationListener listener) {
        this.announcement = new Announcement(table, LockHolder.self().words());
        this.timeout = timeout;
        this.listener = listener;
    }

    /**
     * Waits until nobody else holds it, and takes it. In auto-commit.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_LOCKED} if that takes too long
     */
    void acquire(Connection connection) throws SQLException {
        long start = System.nanoTime();
        boolean told = false;
        while (true) {
            Announcement.Standing other = announcement.standing(connection).orElse(null);
            if (other == null) {
                if (posted(connection)) {
                    return;
                }
            } else if (isAbandoned(other)) {
                announcement.remove(connection, other);
                continue;
            } else if (!told) {
                listener.waiting("another migration to end: " + holder(other));
                told = true;
            }
            if (System.nanoTime() - start >= timeout.toNanos()) {
                throw locked(other);
            }
            Pause.of(POLL);
        }
    }

    /** Lets the others go on. In auto-commit. What cannot be told to them they find out: this process ends. */
    void release(Connection connection) {
        try {
            announcement.withdraw(connection);
        } catch (SQLException e) {
            // The answer of the command is what counts, and is not changed by this.
            return;
        }
    }

    private boolean posted(Connection connection) throws SQLException {
        try {
            return announcement.post(connection);
        } catch (SQLException e) {
            if (new SqlFailure(e).isConflictWithOthers()) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isAbandoned(Announcement.Standing other) {
        return LockHolder.of(other.author()).filter(LockHolder::isGone).isPresent();
    }

    private static String holder(Announcement.Standing other) {
        return other.author().isEmpty() ? "a Flyway" : other.author();
    }

    private LibsqlctlException locked(Announcement.Standing other) {
        String who = other == null ? "a writer that does not let go of the database" : holder(other);
        return new LibsqlctlException(
                ErrorCode.MIGRATION_LOCKED,
                "somebody else is migrating the database, and did not end within " + timeout.toSeconds() + " s: " + who,
                "Wait longer with --lock-timeout. If that process is gone for good, 'libsqlctl migrate repair' removes its lock.");
    }
}
