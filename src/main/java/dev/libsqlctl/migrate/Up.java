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
        return session.changing(connection -> update.around(session, changes -> apply(plan(request), changes)));
    }

    /** Applies migrations as part of a change of the session. */
    void apply(List<UpStep> steps, List<Change> changes) throws SQLException {
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
