package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Runs a script that must not be a transaction, and lets nothing of it be left on the connection: neither a transaction that it began nor a pragma that it set. */
final class UntransactionalScript {
    private static final String NONE_OPEN = "no transaction is active";

    private final MigrationSession session;

    UntransactionalScript(MigrationSession session) {
        this.session = session;
    }

    /**
     * Runs a script. Afterwards the session has another connection.
     *
     * @return how long that took
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_INTERRUPTED} if it fails, or leaves a transaction open, which is rolled back
     */
    Duration run(long version, Script script) throws SQLException {
        long start = System.nanoTime();
        try {
            new ScriptRunner(session.target().isRemote()).run(session.connection(), script, List.of());
        } catch (LibsqlctlException e) {
            rollBack(e);
            throw InterruptedMigration.failed(version, e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (rolledBack()) {
            throw InterruptedMigration.failed(version, unfinished(script));
        }
        session.reconnect();
        return took;
    }

    /** A transaction that is left open would keep the lock from being given back. */
    private void rollBack(LibsqlctlException failure) {
        try {
            rolledBack();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** {@return whether there was a transaction to be rolled back} */
    private boolean rolledBack() throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("ROLLBACK");
            return true;
        } catch (SQLException e) {
            if (e.getMessage().contains(NONE_OPEN)) {
                return false;
            }
            throw e;
        }
    }

    private static LibsqlctlException unfinished(Script script) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_FAILED,
                script.name() + ": a transaction that it begins does not end, and was rolled back",
                null);
    }
}
