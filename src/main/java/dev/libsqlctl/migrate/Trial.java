package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Applies what is pending, all of it in one transaction, and rolls that back: the database itself says whether it would work. Nothing is announced to
 * others, since that would have to be committed.
 */
public final class Trial {
    private final MigrationSession session;

    /** @param session the database and the migrations */
    public Trial(MigrationSession session) {
        this.session = session;
    }

    /**
     * Tries migrations.
     *
     * @return what became of each, in order. One that runs without a transaction cannot be tried, nor can those that come after it
     * @throws LibsqlctlException what stands in the way, as {@link Up#run} says it; {@link ErrorCode#MIGRATION_FAILED} if a script fails
     */
    public List<TrialResult> run(UpRequest request) {
        List<UpStep> steps = new Up(session, SchemaUpdate.NONE).plan(request);
        List<Migration> planned = steps.stream().map(UpStep::migration).toList();
        List<UpStep> tried =
                steps.stream().takeWhile(step -> step.script().transactional()).toList();
        List<TrialResult> worked = tried.isEmpty() ? List.of() : session.reading(connection -> tried(tried));
        return Stream.concat(worked.stream(), notTried(planned, tried.size())).toList();
    }

    private static Stream<TrialResult> notTried(List<Migration> planned, int first) {
        return planned.stream()
                .skip(first)
                .map(migration -> TrialResult.notTried(
                        migration,
                        migration.equals(planned.get(first))
                                ? "it runs without a transaction"
                                : "it comes after " + planned.get(first).script()));
    }

    /** Others may take the write lock away; then all of it is tried again. */
    private List<TrialResult> tried(List<UpStep> steps) throws SQLException {
        Retries retries = new Retries();
        while (true) {
            Connection connection = session.connection();
            if (session.hasHistory()) {
                session.lock().awaitOthers(connection);
            }
            try {
                connection.setAutoCommit(false);
                List<TrialResult> results = tried(connection, steps);
                rollBack(connection);
                return results;
            } catch (SQLException | LibsqlctlException e) {
                try {
                    rollBack(connection);
                } catch (SQLException lost) {
                    e.addSuppressed(lost);
                }
                retries.next(session, e);
            }
        }
    }

    /** Leaves auto-commit off if that fails: turning it on would commit. */
    private static void rollBack(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private List<TrialResult> tried(Connection connection, List<UpStep> steps) throws SQLException {
        List<TrialResult> results = new ArrayList<>();
        session.history().reconcile(connection, session.migrations());
        DeferredForeignKeys foreignKeys = new DeferredForeignKeys(
                connection, steps.stream().map(UpStep::script).toList());
        for (UpStep step : steps) {
            session.listener().trying(step.migration());
            Duration took = run(connection, step);
            foreignKeys.commit(step.script());
            results.add(TrialResult.worked(step.migration(), took));
        }
        return results;
    }

    private Duration run(Connection connection, UpStep step) throws SQLException {
        long start = System.nanoTime();
        try {
            new ScriptRunner(session.target().isRemote()).run(connection, step.script(), List.of());
        } catch (LibsqlctlException e) {
            throw new RolledBackScript(step.script(), "nothing stays of the trial").exception(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        session.history()
                .add(
                        connection,
                        AppliedMigration.of(step.migration(), step.script().checksum(), took.toMillis()));
        return took;
    }
}
