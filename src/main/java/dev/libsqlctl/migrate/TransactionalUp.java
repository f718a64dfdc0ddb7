package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Applies migrations that are one transaction each, and knows what became of each. */
final class TransactionalUp {
    private final MigrationSession session;

    TransactionalUp(MigrationSession session) {
        this.session = session;
    }

    /**
     * Applies migrations.
     *
     * @return what was applied
     * @throws LibsqlctlException if one fails, which is rolled back; those before it stay
     */
    List<Change> apply(List<Migration> migrations) throws SQLException {
        List<Change> changes = new ArrayList<>();
        List<Migration> remaining = migrations;
        Retries retries = new Retries();
        while (!remaining.isEmpty()) {
            FlywayRun run = new FlywayRun(session);
            try {
                run.apply(remaining);
                changes.addAll(run.changes());
                return changes;
            } catch (RuntimeException e) {
                boolean progressed = !run.changes().isEmpty();
                settle(run, e, progressed ? new Retries() : retries);
            }
            changes.addAll(run.changes());
            remaining = migrations.subList(changes.size(), migrations.size());
        }
        return changes;
    }

    /** Finds out what became of the migration that was running. Returns if the rest can go on. */
    private void settle(FlywayRun run, RuntimeException failure, Retries retries) throws SQLException {
        Migration running = run.running().orElse(null);
        RuntimeException told = told(running, failure);
        if (running != null
                && run.wasCommitting()
                && SqlFailure.beneath(failure)
                        .filter(SqlFailure::isOutcomeUnknown)
                        .isPresent()
                && LostAnswer.of(session, told)
                        .isThere(connection ->
                                session.applied().stream().anyMatch(row -> row.version() == running.version()))) {
            run.committed();
            return;
        }
        retries.next(session, told);
    }

    private RuntimeException told(Migration running, RuntimeException failure) {
        SqlFailure sql = SqlFailure.beneath(failure).orElse(null);
        LibsqlctlException ours = causes(failure)
                .filter(LibsqlctlException.class::isInstance)
                .map(LibsqlctlException.class::cast)
                .findFirst()
                .orElse(null);
        if (ours != null && ours.code() != ErrorCode.MIGRATION_FAILED) {
            return ours;
        }
        if (ours != null) {
            return rolledBack(ours.getMessage(), ours);
        }
        if (running == null || sql == null) {
            return new LibsqlctlException(
                    ErrorCode.DATABASE_ERROR, sql == null ? failure.getMessage() : sql.words(), null, failure);
        }
        if (sql.isDuplicate()) {
            return conflict(running, failure);
        }
        return rolledBack(running.script() + ": " + sql.words(), failure);
    }

    /** {@return the error of a migration that somebody else has applied since it was looked for} */
    static LibsqlctlException conflict(Migration migration, Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_CONFLICT,
                "another tool applied " + migration.script() + " meanwhile; nothing of it was applied a second time",
                "Look at 'libsqlctl migrate status', and let one tool at a time migrate.",
                cause);
    }

    private static LibsqlctlException rolledBack(String what, Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_FAILED,
                what + "; nothing of it was applied",
                "Mend the migration and run 'libsqlctl migrate up' again.",
                cause);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
