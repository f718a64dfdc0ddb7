package dev.libsqlctl.backup.restore;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.target.ServerTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A commit whose answer was lost. Whether it was done is a question to the database, which has one answer as soon as the write lock is free. */
final class LostCommit {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ServerTarget target;
    private final SQLException failure;

    /** @param failure of the commit */
    LostCommit(ServerTarget target, SQLException failure) {
        this.target = target;
        this.failure = failure;
    }

    /**
     * {@return whether it was done}
     *
     * @param before what the database was before it
     * @param after what it is if it was done
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_READY} if the database does not answer any more, {@link ErrorCode#RESTORE_FAILED} if it is neither
     */
    boolean isDone(SchemaState before, SchemaState after) {
        // Whoever asks for an end gets it when it is known what has become of the database.
        boolean interrupted = Thread.interrupted();
        try {
            SchemaState now = look();
            if (now.equals(before)) {
                return false;
            }
            if (now.equals(after)) {
                return true;
            }
            throw new LibsqlctlException(
                    ErrorCode.RESTORE_FAILED,
                    "the connection to " + target.name()
                            + " was lost while the restore was committed, and somebody has changed the schema since:"
                            + " whether it was committed is unknown",
                    "Look which tables are there: those of the dump are there all or not at all.",
                    failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SchemaState look() {
        long start = System.nanoTime();
        while (true) {
            try (Connection connection = target.connect()) {
                connection.setAutoCommit(false);
                SchemaState state = SchemaState.of(connection);
                connection.rollback();
                return state;
            } catch (SQLException e) {
                if (System.nanoTime() - start >= PATIENCE.toNanos()) {
                    e.addSuppressed(failure);
                    throw unknown(e);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    private LibsqlctlException unknown(SQLException e) {
        return new LibsqlctlException(
                ErrorCode.DATABASE_NOT_READY,
                "the connection to " + target.name()
                        + " was lost while the restore was committed, and the server does not answer: whether it was committed is unknown",
                "When the server answers again, look which tables are there: those of the dump are there all or not at all.",
                e);
    }
}
