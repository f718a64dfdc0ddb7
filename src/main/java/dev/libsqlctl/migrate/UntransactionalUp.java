package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Applies a migration that must not be a transaction. Its beginning and its end are written down; if the end is missing, nobody knows what of it was applied,
 * and nothing goes on until a person says so.
 */
final class UntransactionalUp {
    private final MigrationSession session;

    UntransactionalUp(MigrationSession session) {
        this.session = session;
    }

    /**
     * Applies a migration.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_INTERRUPTED} if it does not come to its end
     */
    Change apply(UpStep step) throws SQLException {
        Migration migration = step.migration();
        Script script = step.script();
        AppliedMigration row =
                AppliedMigration.of(migration, script.checksum(), 0).begun();
        session.listener().applying(migration);
        History history = session.history();
        AtomicChange.run(
                session,
                connection -> {
                    if (find(migration)) {
                        throw TransactionalUp.conflict(migration, null);
                    }
                    history.add(connection, row);
                    return null;
                },
                connection -> find(migration));
        Duration took = new UntransactionalScript(session).run(migration.version(), script);
        AtomicChange.run(
                session,
                connection -> {
                    history.end(connection, migration.version(), took.toMillis());
                    return null;
                },
                connection -> session.applied().stream()
                        .anyMatch(found -> found.version() == migration.version() && found.success()));
        session.listener().applied(migration, took);
        return new Change(Change.Action.APPLIED, migration, took);
    }

    private boolean find(Migration migration) {
        return session.applied().stream().anyMatch(row -> row.version() == migration.version());
    }
}
