package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.NamedArg;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;

/** About how many bytes of JSON a statement takes. Exact enough to bound a request. */
final class RequestSize {
    private static final int STATEMENT = 150;
    private static final int VALUE = 40;

    private RequestSize() {}

    static long of(Stmt stmt) {
        long size = STATEMENT + stmt.sql().length();
        for (Value value : stmt.args()) {
            size += of(value);
        }
        for (NamedArg arg : stmt.namedArgs()) {
            size += VALUE + arg.name().length() + of(arg.value());
        }
        return size;
    }

    static long of(Value value) {
        if (value instanceof Value.Text text) {
            return VALUE + text.value().length();
        }
        return value instanceof Value.Blob blob ? VALUE + blob.length() * 4L / 3 : VALUE;
    }
}
