package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Applies migrations that are one transaction each, and knows what became of each. */
final class TransactionalUp {
    private final MigrationSession session;
    private final List<Change> changes;

    /** @param changes gets what was applied */
    TransactionalUp(MigrationSession session, List<Change> changes) {
        this.session = session;
        this.changes = changes;
    }

    /**
     * Applies migrations.
     *
     * @throws LibsqlctlException if one fails, which is rolled back; those before it stay
     */
    void apply(List<UpStep> steps) throws SQLException {
        List<UpStep> remaining = steps;
        Retries retries = new Retries();
        while (!remaining.isEmpty()) {
            FlywayRun run = new FlywayRun(session);
            RuntimeException failure = null;
            try {
                run.apply(remaining);
            } catch (RuntimeException e) {
                failure = e;
            }
            changes.addAll(run.changes());
            if (failure == null) {
                return;
            }
            if (!run.changes().isEmpty()) {
                retries = new Retries();
            }
            settle(run, failure, retries);
            remaining = steps.stream().filter(step -> !isApplied(step)).toList();
        }
    }

    private boolean isApplied(UpStep step) {
        return changes.stream().anyMatch(change -> change.migration().equals(step.migration()));
    }

    /** Finds out what became of the migration that was running. Returns if the rest can go on. */
    private void settle(FlywayRun run, RuntimeException failure, Retries retries) throws SQLException {
        boolean doubtful = run.wasCommitting()
                && SqlFailure.beneath(failure)
                        .filter(SqlFailure::isOutcomeUnknown)
                        .isPresent();
        if (!doubtful) {
            retries.next(session, told(run.running().orElse(null), failure));
            return;
        }
        Migration running = run.running().orElseThrow();
        if (LostAnswer.of(session, failure)
                .isThere(
                        connection -> session.applied().stream().anyMatch(row -> row.version() == running.version()))) {
            changes.add(run.change());
        } else {
            retries.afterLoss(rolledBack(
                    running.script() + ": the connection was lost while it was committed, and it was not", failure));
        }
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
