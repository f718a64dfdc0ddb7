package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Applies what is pending: each migration with its history as one transaction, the oldest first. */
public final class Up {
    private final MigrationSession session;
    private final SchemaUpdate update;

    /**
     * @param session the database and the migrations
     * @param update what becomes of the file of the schema
     */
    public Up(MigrationSession session, SchemaUpdate update) {
        this.session = session;
        this.update = update;
    }

    /**
     * {@return what would be applied, in order} Nothing is written. The scripts are read and split here, so that no transaction waits for that.
     *
     * @throws LibsqlctlException what stands in the way
     */
    public List<UpStep> plan(UpRequest request) {
        return steps(request.choose(new Pending(session.migrations(), session.applied()).in(request.order())));
    }

    /** {@return the steps that apply migrations, none of which holds what the database would refuse} */
    List<UpStep> steps(List<Migration> migrations) {
        List<UpStep> steps = migrations.stream()
                .map(migration -> new UpStep(migration, Script.read(migration.up())))
                .toList();
        Lint.of(session.target()).require(steps.stream().map(UpStep::script).toList()).stream()
                .map(Diagnostic::text)
                .forEach(session.listener()::warning);
        return steps;
    }

    /**
     * Applies migrations.
     *
     * @return what was applied, in order
     * @throws LibsqlctlException what stands in the way; what was applied before it stays
     */
    public List<Change> run(UpRequest request) {
<<<<<<< HEAD
        return session.changing(connection -> {
            List<Change> changes = new ArrayList<>();
            try {
                apply(plan(request), changes);
            } catch (SQLException | RuntimeException e) {
                if (!changes.isEmpty()) {
                    session.listener().warning(kept(changes));
                    updateAfter(e);
                }
                throw e;
            }
            update.after(session);
            return changes;
        });
    }

    private static String kept(List<Change> changes) {
        String last = changes.get(changes.size() - 1).file().getFileName().toString();
        return (changes.size() == 1 ? last + " was" : changes.size() + " migrations up to " + last + " were")
                + " applied before the failure; that stays";
    }

    /** What was applied before a failure stays, and the file of the schema tells of it. */
    private void updateAfter(Exception failure) {
        try {
            update.after(session);
        } catch (LibsqlctlException e) {
            failure.addSuppressed(e);
        }
    }

    /** {@return what was applied} As part of a change of the session. */
    List<Change> apply(List<UpStep> steps) throws SQLException {
        List<Change> changes = new ArrayList<>();
        apply(steps, changes);
        return changes;
    }

    private void apply(List<UpStep> steps, List<Change> changes) throws SQLException {
=======
        return session.changing(connection -> update.around(session, changes -> apply(plan(request), changes)));
    }

    /** Applies migrations as part of a change of the session. */
    void apply(List<UpStep> steps, List<Change> changes) throws SQLException {
>>>>>>> mig-b
        TransactionalUp transactional = new TransactionalUp(session, changes);
        List<UpStep> together = new ArrayList<>();
        for (UpStep step : steps) {
            if (step.script().transactional()) {
                together.add(step);
            } else {
                transactional.apply(together);
                together.clear();
                changes.add(new UntransactionalUp(session).apply(step));
            }
        }
        transactional.apply(together);
    }
}
