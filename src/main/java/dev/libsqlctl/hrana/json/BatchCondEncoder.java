package dev.libsqlctl.hrana.json;

import com.google.gson.stream.JsonWriter;
import dev.libsqlctl.hrana.proto.BatchCond;
import java.io.IOException;
import java.util.List;

/** Writes the conditions of batch steps. */
final class BatchCondEncoder {
    private BatchCondEncoder() {}

    static void encode(BatchCond cond, JsonWriter out) throws IOException {
        out.beginObject().name("type");
        if (cond instanceof BatchCond.Ok ok) {
            out.value("ok").name("step").value(ok.step());
        } else if (cond instanceof BatchCond.Error error) {
            out.value("error").name("step").value(error.step());
        } else if (cond instanceof BatchCond.Not not) {
            out.value("not").name("cond");
            encode(not.cond(), out);
        } else if (cond instanceof BatchCond.And and) {
            out.value("and");
            encode(and.conds(), out);
        } else if (cond instanceof BatchCond.Or or) {
            out.value("or");
            encode(or.conds(), out);
        } else {
            out.value("is_autocommit");
        }
        out.endObject();
    }

    private static void encode(List<BatchCond> conds, JsonWriter out) throws IOException {
        out.name("conds").beginArray();
        for (BatchCond cond : conds) {
            encode(cond, out);
        }
        out.endArray();
    }
}
