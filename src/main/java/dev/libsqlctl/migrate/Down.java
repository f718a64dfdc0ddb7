package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.List;

/** Undoes migrations, the newest first. Each is a transaction of its own, together with its history. */
public final class Down {
    private final MigrationSession session;
    private final SchemaUpdate update;

    /** @param update what becomes of the file of the schema */
    public Down(MigrationSession session, SchemaUpdate update) {
        this.session = session;
        this.update = update;
    }

    /**
     * {@return the scripts that would run, in that order} Nothing is written.
     *
     * @throws LibsqlctlException as {@link #run} does before anything is undone
     */
    public List<Script> plan(Extent extent) {
        return steps(extent).stream().map(DownStep::script).toList();
    }

    /**
     * Undoes.
     *
     * @return what was undone, in that order; empty if nothing is newer than what was to stay
     * @throws LibsqlctlException {@link ErrorCode#NOTHING_APPLIED}, {@link ErrorCode#MIGRATION_UNKNOWN}, {@link ErrorCode#MIGRATION_INTERRUPTED},
     *     {@link ErrorCode#DOWN_MISSING}, {@link ErrorCode#MIGRATION_UNREADABLE} or {@link ErrorCode#MIGRATION_REFUSED} before anything is undone;
     *     {@link ErrorCode#MIGRATION_FAILED} for a script that failed: what it undid is back, and those before it are undone
     */
    public List<Change> run(Extent extent) {
        return session.changing(connection -> update.around(session, changes -> undo(steps(extent), changes)));
    }

    /** Undoes migrations as part of a change of the session. */
    void undo(List<DownStep> steps, List<Change> changes) throws SQLException {
        Undo undo = new Undo(session);
        for (DownStep step : steps) {
            changes.add(undo.run(step));
        }
    }

    List<DownStep> steps(Extent extent) {
        List<AppliedMigration> applied = session.applied();
        InterruptedMigration.refuse(applied);
        List<DownStep> steps = new DownPlan(applied, session.migrations()).steps(extent);
        Lint.of(session.target()).require(steps.stream().map(DownStep::script).toList()).stream()
                .map(Diagnostic::text)
                .forEach(session.listener()::warning);
        return steps;
    }
}
