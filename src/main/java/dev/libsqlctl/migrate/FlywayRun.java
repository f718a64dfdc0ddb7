package dev.libsqlctl.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;

/** Lets Flyway apply migrations that are one transaction each, over a connection whose history is locked. */
final class FlywayRun {
    private final MigrationSession session;
    private final List<Change> changes = new ArrayList<>();
    private FlywayMigration running;
    private boolean committing;
    private boolean rolledBack;

    FlywayRun(MigrationSession session) {
        this.session = session;
    }

    /** {@return what was applied and committed so far} */
    List<Change> changes() {
        return changes;
    }

    /** {@return what was being applied when Flyway ended} */
    Optional<Migration> running() {
        return Optional.ofNullable(running).map(FlywayMigration::migration);
    }

    /** {@return whether its commit was asked for and not answered} */
    boolean wasCommitting() {
        return committing;
    }

    /**
     * Applies migrations.
     *
     * @throws FlywayException if one fails, which is rolled back
     */
    void apply(Collection<UpStep> steps) {
        Connection connection = HistoryConnection.of(session.connection(), this::commit, () -> rolledBack = true);
        ScriptRunner runner = new ScriptRunner(session.target().isRemote());
        List<FlywayMigration> resolved = steps.stream()
                .map(step -> new FlywayMigration(step, runner, session.history(), this::begun))
                .toList();
        Flyway.configure(FlywayRun.class.getClassLoader())
                .dataSource(HistoryDataSource.of(connection))
                .table(HistoryTables.FLYWAY)
                .installedBy(session.history().author())
                .locations(new Location[0])
                .callbackLocations(new Location[0])
                .skipDefaultResolvers(true)
                .skipDefaultCallbacks(true)
                .resolvers(context -> List.copyOf(resolved))
                .outOfOrder(true)
                .validateOnMigrate(false)
                .placeholderReplacement(false)
                .load()
                .migrate();
    }

    private void begun(FlywayMigration migration) {
        running = migration;
        rolledBack = false;
        session.listener().applying(migration.migration());
    }

    /** After a failure Flyway commits once more, on behalf of callbacks that are not there: this is no commit of the migration. */
    private void commit(Connection connection) throws SQLException {
        if (running == null || committing || rolledBack) {
            connection.commit();
            return;
        }
        committing = true;
        connection.commit();
        committed();
    }

    private void committed() {
        changes.add(change());
        running = null;
        committing = false;
    }

    /** {@return that what is running was committed, which is told} */
    Change change() {
        Duration took = running.took();
        session.listener().applied(running.migration(), took);
        return new Change(Change.Action.APPLIED, running.migration(), took);
    }
}
