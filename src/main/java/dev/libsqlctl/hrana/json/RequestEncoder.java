package dev.libsqlctl.hrana.json;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.CursorReqBody;
import dev.libsqlctl.hrana.proto.NamedArg;
import dev.libsqlctl.hrana.proto.PipelineReqBody;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.Value;
import java.util.function.Consumer;

/** Writes request bodies. */
public final class RequestEncoder {
    private final JsonOutput out;

    private RequestEncoder(JsonOutput out) {
        this.out = out;
    }

    /**
     * {@return the body of a pipeline request}
     *
     * @throws IllegalArgumentException if a value cannot be sent: a float that is not finite, a text with an unpaired surrogate
     */
    public static byte[] encode(PipelineReqBody body) {
        return encode(encoder -> encoder.pipeline(body));
    }

    /**
     * {@return the body of a cursor request}
     *
     * @throws IllegalArgumentException if a value cannot be sent: a float that is not finite, a text with an unpaired surrogate
     */
    public static byte[] encode(CursorReqBody body) {
        return encode(encoder -> encoder.cursor(body));
    }

    private static byte[] encode(Consumer<RequestEncoder> body) {
        JsonOutput out = new JsonOutput();
        body.accept(new RequestEncoder(out));
        return out.toByteArray();
    }

    private void pipeline(PipelineReqBody body) {
        out.beginObject();
        out.name("baton").value(body.baton());
        out.name("requests").beginArray();
        for (StreamRequest request : body.requests()) {
            request(request);
        }
        out.endArray().endObject();
    }

    private void cursor(CursorReqBody body) {
        out.beginObject();
        out.name("baton").value(body.baton());
        batch(body.batch());
        out.endObject();
    }

    private void request(StreamRequest request) {
        out.beginObject().name("type").value(request.type());
        if (request instanceof StreamRequest.Execute execute) {
            stmt(execute.stmt());
        } else if (request instanceof StreamRequest.ExecuteBatch executeBatch) {
            batch(executeBatch.batch());
        } else if (request instanceof StreamRequest.Sequence sequence) {
            text("sql", sequence.sql());
        } else if (request instanceof StreamRequest.Describe describe) {
            text("sql", describe.sql());
        } else if (request instanceof StreamRequest.StoreSql storeSql) {
            out.name("sql_id").value(storeSql.sqlId());
            text("sql", storeSql.sql());
        } else if (request instanceof StreamRequest.CloseSql closeSql) {
            out.name("sql_id").value(closeSql.sqlId());
        }
        out.endObject();
    }

    private void batch(Batch batch) {
        out.name("batch").beginObject().name("steps").beginArray();
        for (BatchStep step : batch.steps()) {
            out.beginObject();
            if (step.condition() != null) {
                out.name("condition");
                BatchCondEncoder.encode(step.condition(), out);
            }
            stmt(step.stmt());
            out.endObject();
        }
        out.endArray().endObject();
    }

    private void stmt(Stmt stmt) {
        out.name("stmt").beginObject();
        if (stmt.sql() != null) {
            text("sql", stmt.sql());
        } else {
            out.name("sql_id").value(stmt.sqlId());
        }
        if (!stmt.args().isEmpty()) {
            out.name("args").beginArray();
            for (Value value : stmt.args()) {
                ValueCodec.encode(value, out);
            }
            out.endArray();
        }
        if (!stmt.namedArgs().isEmpty()) {
            out.name("named_args").beginArray();
            for (NamedArg arg : stmt.namedArgs()) {
                out.beginObject();
                text("name", arg.name());
                out.name("value");
                ValueCodec.encode(arg.value(), out);
                out.endObject();
            }
            out.endArray();
        }
        out.name("want_rows").value(stmt.wantRows());
        out.endObject();
    }

    private void text(String name, String value) {
        out.name(name).value(value);
    }
}
