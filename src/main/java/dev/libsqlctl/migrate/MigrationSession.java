package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.target.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A command's view of one database and the migrations that belong to it. Not thread-safe. */
public final class MigrationSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    /** A statement that makes an index of a large table says nothing for as long as it takes. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(6);

    private final Target target;
    private final MigrationSettings settings;
    private final MigrationListener listener;
    private final History history;
    private Connection connection;
    private List<Migration> migrations;

    private MigrationSession(Target target, MigrationSettings settings, MigrationListener listener) {
        this.target = target;
        this.settings = settings;
        this.listener = listener;
        this.history = new History(settings.geniTable());
    }

    /**
     * Opens a database to change it, which may take some time to become ready. A file that is not there is made, if there are migrations for it.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_READY} if it does not within the settings' time, {@link ErrorCode#DATABASE_ERROR} if it
     *     cannot be opened or refuses the token; what is wrong with the folder of the migrations
     */
    public static MigrationSession toChange(Target target, MigrationSettings settings, MigrationListener listener) {
        MigrationSession session = new MigrationSession(target, settings, listener);
        session.migrations();
        session.connect();
        return session;
    }

    /**
     * Opens a database to look at it, which may take some time to become ready. A file that is not there counts as empty and is not made.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_READY} if it does not within the settings' time, {@link ErrorCode#DATABASE_ERROR} if it
     *     cannot be opened or refuses the token
     */
    public static MigrationSession toLookAt(Target target, MigrationSettings settings, MigrationListener listener) {
        MigrationSession session = new MigrationSession(target.toLookAt(), settings, listener);
        session.connect();
        return session;
    }

    /** {@return the connection, in auto-commit unless its user has turned that off} Another one after a loss, so it is not to be kept. */
    public Connection connection() {
        return connection;
    }

    /** {@return the database} */
    public Target target() {
        return target;
    }

    /** {@return the settings it was opened with} */
    public MigrationSettings settings() {
        return settings;
    }

    /** {@return who is told what happens} */
    public MigrationListener listener() {
        return listener;
    }

    /** {@return what writes down which migrations the database has} */
    public History history() {
        return history;
    }

    /**
     * {@return the migrations of the folder, the oldest first}
     *
     * @throws LibsqlctlException if there are none, or something is wrong with their names
     */
    public List<Migration> migrations() {
        if (migrations == null) {
            migrations = MigrationFolder.read(settings.folder());
        }
        return migrations;
    }

    /** {@return which migrations the database has, by version} Reads only: a token that allows no more will do. */
    public List<AppliedMigration> applied() {
        return reading(open -> history.applied(open, migrations()));
    }

    /**
     * Reads something of the database.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_ERROR} if that fails
     */
    public <T> T reading(Work<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Does something that changes which migrations the database has, as the only one, with both tables of the history there and in step.
     *
     * @return what comes of it
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_LOCKED} if somebody else is at work for too long; {@link ErrorCode#DATABASE_ERROR}
     */
    public <T> T changing(Work<T> work) {
        List<Migration> files = migrations();
        MigrationLock lock = lock();
        try {
            if (!hasHistory()) {
                AtomicChange.run(this, history::create);
            }
            lock.acquire(connection);
            try {
                if (!history.isReconciled(connection, files)) {
                    AtomicChange.run(this, open -> history.reconcile(open, files));
                }
                return work.run(connection);
            } finally {
                lock.release(connection);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** {@return the lock of the history, which must be there for it} */
    MigrationLock lock() {
        return new MigrationLock(HistoryTables.quotedFlyway(), settings.lockTimeout(), listener);
    }

    /** {@return whether there is a history, and so perhaps somebody who has locked it} */
    boolean hasHistory() throws SQLException {
        return history.tables().present(connection).contains(HistoryTables.FLYWAY);
    }

    /**
     * Opens another connection in place of one that may be lost.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_READY} if the database is not there any more
     */
    void reconnect() {
        close();
        connect();
    }

    private void connect() {
        long start = System.nanoTime();
        boolean told = false;
        while (true) {
            try {
                connection = target.connect();
                connection.setNetworkTimeout(Runnable::run, (int) LONGEST_STATEMENT.toMillis());
                return;
            } catch (SQLException e) {
                if (!new SqlFailure(e).isUnreachable()) {
                    throw failed(e);
                }
                if (System.nanoTime() - start >= settings.waitTimeout().toNanos()) {
                    throw notReady(e);
                }
                if (!told) {
                    listener.waiting("for " + target.name() + " to answer (" + e.getMessage() + ")");
                    told = true;
                }
            }
            Pause.of(POLL);
        }
    }

    private LibsqlctlException notReady(SQLException e) {
        return new LibsqlctlException(
                ErrorCode.DATABASE_NOT_READY,
                target.name() + " did not answer within "
                        + settings.waitTimeout().toSeconds() + " s: " + e.getMessage(),
                "Is a server running there? 'libsqlctl status' shows it and its URL; --wait-timeout lets a server take longer to start.",
                e);
    }

    private LibsqlctlException failed(SQLException e) {
        SqlFailure failure = new SqlFailure(e);
        return new LibsqlctlException(
                failure.isBusy() ? ErrorCode.MIGRATION_LOCKED : ErrorCode.DATABASE_ERROR,
                target.name() + ": " + failure.words(),
                failure.isBusy() ? "Another program has it: find it and end it, or wait." : null,
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // What was committed stays, and the rest goes with the connection.
            return;
        }
    }
}
