package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.flyway.Announcement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

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

    /** Tries to go on while somebody else holds the lock, or nobody does. */
    @FunctionalInterface
    private interface Attempt {
        boolean succeeds(Optional<Announcement.Standing> holder) throws SQLException;
    }

    /**
     * Waits until nobody else holds it, and takes it. In auto-commit.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_LOCKED} if that takes too long
     */
    void acquire(Connection connection) throws SQLException {
        await(connection, holder -> {
            if (holder.isPresent()) {
                if (!isAbandoned(holder.get())) {
                    return false;
                }
                announcement.remove(connection, holder.get());
            }
            return posted(connection);
        });
    }

    /**
     * Waits until nobody else holds it. Reads only.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_LOCKED} if that takes too long
     */
    void awaitOthers(Connection connection) throws SQLException {
        await(connection, holder -> holder.isEmpty() || isAbandoned(holder.get()));
    }

    private void await(Connection connection, Attempt attempt) throws SQLException {
        long start = System.nanoTime();
        boolean told = false;
        while (true) {
            Optional<Announcement.Standing> holder = announcement.standing(connection);
            if (attempt.succeeds(holder)) {
                return;
            }
            if (holder.isPresent() && !told) {
                listener.waiting("another migration to end: " + words(holder.get()));
                told = true;
            }
            if (System.nanoTime() - start >= timeout.toNanos()) {
                throw locked(holder);
            }
            Pause.of(POLL);
        }
    }

    /** {@return the lock of a process of which this one cannot tell whether it is gone; empty if there is none} */
    Optional<DoubtfulLock> doubtful(Connection connection) throws SQLException {
        return announcement
                .standing(connection)
                .filter(holder -> LockHolder.of(holder.author())
                        .filter(LockHolder::isHere)
                        .isEmpty())
                .map(holder -> new DoubtfulLock(holder.id(), words(holder)));
    }

    /** Removes the lock of somebody else. In auto-commit. */
    void remove(Connection connection, DoubtfulLock lock) throws SQLException {
        announcement.remove(connection, new Announcement.Standing(lock.id(), ""));
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

    private static String words(Announcement.Standing holder) {
        return holder.author().isEmpty() ? "a Flyway" : holder.author();
    }

    private LibsqlctlException locked(Optional<Announcement.Standing> holder) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_LOCKED,
                "somebody else is migrating the database, and did not end within " + timeout.toSeconds() + " s: "
                        + holder.map(MigrationLock::words).orElse("a writer that does not let go of the database"),
                "Wait longer with --lock-timeout. If that process is gone for good, 'libsqlctl migrate repair' removes its lock.");
    }
}
