package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Undoes one migration: what its script undoes and what its history says go together. */
final class Undo {
    private final MigrationSession session;
    private final ScriptRunner runner;

    Undo(MigrationSession session) {
        this.session = session;
        this.runner = new ScriptRunner(session.target().isRemote());
    }

    /**
     * Undoes a migration.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_FAILED} if its script fails, which is rolled back;
     *     {@link ErrorCode#MIGRATION_INTERRUPTED} if one without a transaction fails
     */
    Change run(DownStep step) throws SQLException {
        session.listener().undoing(step.migration());
        Duration took = step.script().transactional() ? asTransaction(step) : withoutTransaction(step);
        session.listener().undone(step.migration(), took);
        return new Change(Change.Action.UNDONE, step.migration(), took);
    }

    private Duration asTransaction(DownStep step) throws SQLException {
        long version = step.migration().version();
        RolledBackScript failed = new RolledBackScript(step.script(), "nothing of it was undone");
        try {
            return AtomicChange.run(
                    session,
                    connection -> {
                        requireApplied(step, session.history().remove(connection, version));
                        return runScript(connection, step.script());
                    },
                    connection -> isGone(version));
        } catch (LibsqlctlException e) {
            throw failed.exception(e);
        } catch (SQLException e) {
            throw failed.exception(e);
        }
    }

    private Duration withoutTransaction(DownStep step) throws SQLException {
        long version = step.migration().version();
        change(
                connection -> requireApplied(step, session.history().begin(connection, version)),
                connection -> isInterrupted(version));
        Duration took = new UntransactionalScript(session).run(version, step.script());
        change(connection -> session.history().remove(connection, version), connection -> isGone(version));
        return took;
    }

    private void change(AtomicChange.Writing change, Work<Boolean> made) throws SQLException {
        AtomicChange.run(
                session,
                connection -> {
                    change.run(connection);
                    return null;
                },
                made);
    }

    /** Geni knows no lock: it may have undone the migration after the history was read. */
    static void requireApplied(DownStep step, boolean applied) {
        if (!applied) {
            throw new LibsqlctlException(
                    ErrorCode.MIGRATION_CONFLICT,
                    step.migration().script() + " was undone by another tool meanwhile; nothing of it was undone here",
                    "Look at 'libsqlctl migrate status', and let one tool at a time migrate.");
        }
    }

    private Duration runScript(Connection connection, Script script) throws SQLException {
        long start = System.nanoTime();
        runner.run(connection, script, List.of());
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean isInterrupted(long version) {
        return session.applied().stream().anyMatch(row -> row.version() == version && !row.success());
    }

    private boolean isGone(long version) {
        return session.applied().stream().noneMatch(row -> row.version() == version);
    }
}
