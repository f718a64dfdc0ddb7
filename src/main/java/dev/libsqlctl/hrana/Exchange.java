package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResponse;
import dev.libsqlctl.hrana.proto.StreamResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A request together with what goes before and after it in the same pipeline.
 *
 * @param repaired whether the repair of the schema goes before it
 * @param request the request, from whether the server speaks only version 2
 * @param probed whether the question for the autocommit state goes after it
 */
record Exchange(boolean repaired, Function<Boolean, StreamRequest> request, boolean probed)
        implements StreamConnection.Requests {
    /**
     * Stands in for {@code get_autocommit}, which came with Hrana 3. A BEGIN fails exactly if a transaction is open.
     */
    private static final Batch VERSION_2_PROBE = new Batch(
            List.of(new BatchStep(null, Stmt.of("BEGIN")), new BatchStep(BatchCond.ok(0), Stmt.of("ROLLBACK"))));

    @Override
    public List<StreamRequest> in(boolean version2) {
        List<StreamRequest> requests = new ArrayList<>(3);
        if (repaired) {
            requests.add(new StreamRequest.Execute(HranaStream.SCHEMA_REPAIR));
        }
        requests.add(request.apply(version2));
        if (probed) {
            requests.add(probe(version2));
        }
        return requests;
    }

    /** {@return the question for the autocommit state} */
    static StreamRequest probe(boolean version2) {
        return version2 ? new StreamRequest.ExecuteBatch(VERSION_2_PROBE) : new StreamRequest.GetAutocommit();
    }

    /** {@return how the request ended} */
    StreamResult result(List<StreamResult> results) {
        return results.get(repaired ? 1 : 0);
    }

    /** {@return the answer to the question for the autocommit state} */
    static boolean autocommit(List<StreamResult> results) {
        StreamResult last = results.get(results.size() - 1);
        if (last instanceof StreamResult.Error error) {
            throw ServerException.of(error.error());
        }
        StreamResponse response = ((StreamResult.Ok) last).response();
        if (response instanceof StreamResponse.ExecuteBatch probe) {
            return probe.result()
                    .error(0)
                    .map(HranaError::code)
                    .map(ServerException.TRANSACTION_TIMEOUT::equals)
                    .orElse(probe.result().result(0).isPresent());
        }
        return ((StreamResponse.GetAutocommit) response).isAutocommit();
    }
}
