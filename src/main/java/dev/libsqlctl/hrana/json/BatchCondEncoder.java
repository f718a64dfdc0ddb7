package dev.libsqlctl.hrana.json;

import dev.libsqlctl.hrana.proto.BatchCond;
import java.util.List;

/** Writes the conditions of batch steps. */
final class BatchCondEncoder {
    private BatchCondEncoder() {}

    static void encode(BatchCond cond, JsonOutput out) {
        out.beginObject().name("type");
        if (cond instanceof BatchCond.Ok ok) {
            out.plain("ok").name("step").value(ok.step());
        } else if (cond instanceof BatchCond.Error error) {
            out.plain("error").name("step").value(error.step());
        } else if (cond instanceof BatchCond.Not not) {
            out.plain("not").name("cond");
            encode(not.cond(), out);
        } else if (cond instanceof BatchCond.And and) {
            out.plain("and");
            encode(and.conds(), out);
        } else if (cond instanceof BatchCond.Or or) {
            out.plain("or");
            encode(or.conds(), out);
        } else {
            out.plain("is_autocommit");
        }
        out.endObject();
    }

    private static void encode(List<BatchCond> conds, JsonOutput out) {
        out.name("conds").beginArray();
        for (BatchCond cond : conds) {
            encode(cond, out);
        }
        out.endArray();
    }
}
