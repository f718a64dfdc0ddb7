package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResponse;
import dev.libsqlctl.hrana.proto.StreamResult;
import java.util.List;
import java.util.Optional;

/**
 * A statement that only reads, in a transaction of its own: between the repair of the schema and the rows nobody can change the schema.
 *
 * @param stmt outside a transaction
 */
record SnapshotRead(Stmt stmt) implements StreamConnection.Requests {
    private static final int READ = 2;

    /** {@return whether nothing but its rows can come of the statement, wherever it runs} */
    static boolean suits(SqlText text) {
        return text.namesColumnsBySchema()
                && !text.has(Trait.WRITES)
                && !text.has(Trait.SETS_CONNECTION)
                && !text.has(Trait.READS_CONNECTION)
                && !text.controlsTransaction();
    }

    @Override
    public List<StreamRequest> in(boolean version2) {
        Batch read = new Batch(List.of(
                new BatchStep(null, Stmt.of("BEGIN")),
                new BatchStep(BatchCond.ok(0), HranaStream.SCHEMA_REPAIR),
                new BatchStep(BatchCond.ok(1), stmt)));
        // By itself: a batch whose result is too large ends before its last step.
        return List.of(new StreamRequest.ExecuteBatch(read), new StreamRequest.Execute(Stmt.of("ROLLBACK")));
    }

    /** {@return what kept it from being read to its end} */
    static Optional<HranaError> error(List<StreamResult> results) {
        return results.get(0) instanceof StreamResult.Error whole
                ? Optional.of(whole.error())
                : steps(results).firstError();
    }

    /** {@return what was read, if nothing kept it from that} */
    static StmtResult result(List<StreamResult> results) {
        return steps(results).result(READ).orElseThrow();
    }

    private static BatchResult steps(List<StreamResult> results) {
        StreamResult.Ok ok = (StreamResult.Ok) results.get(0);
        return ((StreamResponse.ExecuteBatch) ok.response()).result();
    }
}
