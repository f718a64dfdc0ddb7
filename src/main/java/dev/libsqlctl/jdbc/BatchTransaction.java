package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Stmt;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The transaction in which a batch runs: the one that is open, or in auto-commit one of its own, which begins with its first request. */
final class BatchTransaction {
    private static final Stmt BEGIN = Stmt.of("BEGIN IMMEDIATE");
    private static final Stmt COMMIT = Stmt.of("COMMIT");
    private static final Stmt ROLLBACK = Stmt.of("ROLLBACK");
    private static final String BUSY = "SQLITE_BUSY";

    private final DatabaseSession session;
    private final RunOptions options;
    private final boolean own;
    private boolean begun;
    private boolean over;
    private boolean unknown;

    BatchTransaction(DatabaseSession session, RunOptions options) {
        this.session = session;
        this.options = options;
        this.own = !session.inTransaction() && !session.transactionLost();
    }

    /** {@return whether it belongs to the batch alone} */
    boolean isOwn() {
        return own;
    }

    /** {@return whether nobody knows whether it was committed} */
    boolean isUnknown() {
        return unknown;
    }

    /** {@return what the statements gave, each of which runs only if the one before it succeeded} */
    BatchResult send(List<Stmt> chain) throws SQLException {
        return run(chain, false);
    }

    /**
     * {@return what the last statements gave, each of which runs only if the one before it succeeded} If all did, a transaction of the
     * batch's own is committed by the same request; otherwise it is rolled back.
     *
     * @throws SQLException if they all succeeded and the commit did not
     */
    BatchResult sendLast(List<Stmt> chain) throws SQLException {
        if (!own) {
            return chain.isEmpty() ? new BatchResult(List.of(), List.of()) : run(chain, false);
        }
        try {
            return run(chain, true);
        } catch (SQLException e) {
            unknown = e.getCause() instanceof HranaException failure && failure.outcomeUnknown();
            throw e;
        }
    }

    /**
     * Rolls back a transaction of the batch's own, if it began. What stands in the way of that has ended it, too; one that SQLite has
     * rolled back by itself is rolled back here as well, or nothing would run in auto-commit any more.
     */
    void rollBack(SQLException reason) {
        if (!own || over && !session.transactionLost()) {
            return;
        }
        over = true;
        boolean open = session.inTransaction();
        try {
            session.execute(ROLLBACK, RunOptions.internal());
            unknown &= !open;
        } catch (SQLException e) {
            if (open) {
                reason.addSuppressed(e);
            }
        }
    }

    private BatchResult run(List<Stmt> chain, boolean commits) throws SQLException {
        BatchResult result = session.batch(batch(chain, commits), options);
        if (own && !begun) {
            HranaError refusal = result.error(0).orElse(null);
            if (refusal != null && refusal.codeIfAny().filter(BUSY::equals).isPresent()) {
                // Waits for the other writer as every statement does that is executed by itself.
                session.execute(BEGIN, options);
                begun = true;
                return run(chain, commits);
            }
            requireNone(refusal);
            begun = true;
            result = result.subResult(1, result.size());
        }
        if (commits) {
            over = true;
            if (result.subResult(0, chain.size()).firstError().isEmpty()) {
                requireNone(result.error(chain.size()).orElse(null));
            }
        }
        return result.subResult(0, chain.size());
    }

    private Batch batch(List<Stmt> chain, boolean commits) {
        List<BatchStep> steps = new ArrayList<>(chain.size() + 3);
        if (own && !begun) {
            addStep(steps, BEGIN);
        }
        chain.forEach(stmt -> addStep(steps, stmt));
        if (commits) {
            addStep(steps, COMMIT);
            steps.add(new BatchStep(BatchCond.not(BatchCond.ok(steps.size() - 1)), ROLLBACK));
        }
        return new Batch(steps);
    }

    private static void addStep(List<BatchStep> steps, Stmt stmt) {
        steps.add(new BatchStep(steps.isEmpty() ? null : BatchCond.ok(steps.size() - 1), stmt));
    }

    private static void requireNone(HranaError error) throws SQLException {
        if (error != null) {
            throw SqlErrors.of(ServerException.of(error));
        }
    }
}
