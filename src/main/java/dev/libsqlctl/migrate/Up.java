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
     * {@return what would be applied, in order} Nothing is written.
     *
     * @throws LibsqlctlException what stands in the way
     */
    public List<Migration> plan(UpRequest request) {
        return request.choose(new Pending(session.migrations(), session.applied()).in(request.order()));
    }

    /**
     * Applies migrations.
     *
     * @return what was applied, in order
     * @throws LibsqlctlException what stands in the way; what was applied before it stays
     */
    public List<Change> run(UpRequest request) {
        return session.changing(connection -> {
            List<Change> changes = apply(plan(request));
            if (!changes.isEmpty()) {
                update.after(session);
            }
            return changes;
        });
    }

    /** Applies migrations, as part of a change of the session. */
    List<Change> apply(List<Migration> migrations) throws SQLException {
        List<Change> changes = new ArrayList<>();
        TransactionalUp transactional = new TransactionalUp(session);
        List<Migration> together = new ArrayList<>();
        for (Migration migration : migrations) {
            if (Script.read(migration.up()).transactional()) {
                together.add(migration);
                continue;
            }
            changes.addAll(transactional.apply(together));
            together.clear();
            changes.add(new UntransactionalUp(session).apply(migration));
        }
        changes.addAll(transactional.apply(together));
        return changes;
    }
}
