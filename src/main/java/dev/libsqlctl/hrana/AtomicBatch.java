package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transaction in one batch: BEGIN, the statements, COMMIT, and a ROLLBACK if it came to no COMMIT. */
final class AtomicBatch {
    private final List<Stmt> stmts;

    /**
     * Makes a transaction of statements.
     *
     * @throws IllegalArgumentException if one of them begins or ends a transaction itself
     */
    AtomicBatch(List<Stmt> stmts) {
        for (Stmt stmt : stmts) {
            if (stmt.sql() == null) {
                throw new IllegalArgumentException("A stored text belongs to another stream");
            }
            SqlText text = new SqlText(stmt.sql());
            if (text.has(SqlText.Trait.BEGINS) || text.has(SqlText.Trait.ENDS)) {
                throw new IllegalArgumentException("A statement of a transaction begins or ends a transaction itself");
            }
        }
        this.stmts = List.copyOf(stmts);
    }

    Batch batch() {
        List<BatchStep> steps = new ArrayList<>();
        steps.add(new BatchStep(null, Stmt.of("BEGIN IMMEDIATE")));
        for (Stmt stmt : stmts) {
            steps.add(new BatchStep(BatchCond.ok(steps.size() - 1), stmt));
        }
        steps.add(new BatchStep(BatchCond.ok(steps.size() - 1), Stmt.of("COMMIT")));
        steps.add(new BatchStep(BatchCond.not(BatchCond.ok(steps.size() - 1)), Stmt.of("ROLLBACK")));
        return new Batch(steps);
    }

    /** {@return whether it did not begin, because another writer was in the way} */
    boolean busy(BatchResult result) {
        return result.error(0)
                .map(HranaError::code)
                .filter(ServerException.SQLITE_BUSY::equals)
                .isPresent();
    }

    /**
     * {@return what the statements gave}
     *
     * @throws ServerException if there was no COMMIT
     */
    BatchResult committed(BatchResult result) {
        int commit = stmts.size() + 1;
        if (result.result(commit).isPresent()) {
            return result.subResult(1, commit);
        }
        Optional<HranaError> error = result.firstError();
        if (error.isEmpty()) {
            throw ProtocolException.unexpectedResponse("A transaction was neither committed nor refused", null);
        }
        ServerException refusal = ServerException.of(error.get());
        throw refusal.rolledBack() ? refusal : refusal.withRollback();
    }
}
