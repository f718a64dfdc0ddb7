package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Applies what is pending: each migration with its history as one transaction, the oldest first. */
public final class Up {
    private final MigrationSession session;

    /** @param session the database and the migrations */
    public Up(MigrationSession session) {
        this.session = session;
    }

    /**
     * Applies migrations.
     *
     * @return what was applied, in order
     * @throws LibsqlctlException what stands in the way; what was applied before it stays
     */
    public List<Change> run(UpRequest request) {
        return session.changing(connection -> applied(request));
    }

    private List<Change> applied(UpRequest request) throws SQLException {
        List<Migration> pending = new Pending(session.migrations(), session.applied()).in(request.order());
        List<Change> changes = new ArrayList<>();
        TransactionalUp transactional = new TransactionalUp(session);
        List<Migration> together = new ArrayList<>();
        for (Migration migration : request.choose(pending)) {
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
