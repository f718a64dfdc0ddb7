package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Undoes the newest migration and applies it again: while it is being written, it changes. */
public final class Redo {
    private static final Extent NEWEST = new Extent.Newest(1);

    private final MigrationSession session;
    private final SchemaUpdate update;
    private final Down down;
    private final Up up;

    /** @param update what becomes of the file of the schema */
    public Redo(MigrationSession session, SchemaUpdate update) {
        this.session = session;
        this.update = update;
        this.down = new Down(session, update);
        this.up = new Up(session, update);
    }

    /**
     * What undoes and applies a migration.
     *
     * @param down what undoes it
     * @param up what applies it
     */
    private record Step(DownStep down, Script up) {
        boolean isOneTransaction() {
            return down.script().transactional() && up.transactional();
        }
    }

    /**
     * {@return the scripts that would run, in that order} Nothing is written.
     *
     * @throws LibsqlctlException as {@link #run} does before anything is undone
     */
    public List<Script> plan() {
        Step step = step();
        return List.of(step.down().script(), step.up());
    }

    /**
     * Undoes and applies it, in one transaction if both of its files let that be.
     *
     * @return both changes
     * @throws LibsqlctlException as {@link Down#run} and {@link Up#run} do
     */
    public List<Change> run() {
        return session.changing(connection -> update.around(session, changes -> {
            Step step = step();
            if (step.isOneTransaction()) {
                changes.addAll(together(step));
            } else {
                oneByOne(step, changes);
            }
        }));
    }

    /** The rest of the history must fit its files, as it must for everything that is applied. */
    private Step step() {
        DownStep newest = down.steps(NEWEST).get(0);
        Migration migration = newest.migration();
        List<AppliedMigration> others = session.applied().stream()
                .filter(row -> row.version() != migration.version())
                .toList();
        new Pending(session.migrations(), others).in(UpRequest.Order.ANY);
        Script script = Script.read(migration.up());
        Lint.of(session.target()).require(List.of(script)).stream()
                .map(Diagnostic::text)
                .forEach(session.listener()::warning);
        return new Step(newest, script);
    }

    private void oneByOne(Step step, List<Change> changes) throws SQLException {
        changes.add(new Undo(session).run(step.down()));
        up.apply(List.of(new UpStep(step.down().migration(), step.up())), changes);
    }

    private List<Change> together(Step step) throws SQLException {
        Migration migration = step.down().migration();
        String before = installedOn(migration);
        session.listener().undoing(migration);
        session.listener().applying(migration);
        try {
            List<Change> changes = AtomicChange.run(
                    session,
                    connection -> redo(connection, step),
                    connection -> !Objects.equals(before, installedOn(migration)));
            session.listener().undone(migration, changes.get(0).took());
            session.listener().applied(migration, changes.get(1).took());
            return changes;
        } catch (LibsqlctlException e) {
            throw failed(step).exception(e);
        } catch (SQLException e) {
            throw failed(step).exception(e);
        }
    }

    private static RolledBackScript failed(Step step) {
        return new RolledBackScript(step.up(), "the migration is applied as it was before");
    }

    private List<Change> redo(Connection connection, Step step) throws SQLException {
        Migration migration = step.down().migration();
        Undo.requireApplied(step.down(), session.history().remove(connection, migration.version()));
        Duration undoing = run(connection, step.down().script());
        Duration applying = run(connection, step.up());
        session.history()
                .add(connection, AppliedMigration.of(migration, step.up().checksum(), applying.toMillis()));
        return List.of(
                new Change(Change.Action.UNDONE, migration, undoing),
                new Change(Change.Action.APPLIED, migration, applying));
    }

    private Duration run(Connection connection, Script script) throws SQLException {
        long start = System.nanoTime();
        new ScriptRunner(session.target().isRemote()).run(connection, script, List.of());
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** {@return when it was applied: what tells one time from another} */
    private String installedOn(Migration migration) {
        return session.applied().stream()
                .filter(row -> row.version() == migration.version())
                .map(AppliedMigration::installedOn)
                .findFirst()
                .orElse(null);
    }
}
