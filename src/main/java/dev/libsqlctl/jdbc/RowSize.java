package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.util.List;

/** How much memory rows take, roughly. */
final class RowSize {
    private static final long PER_ROW = 32;
    private static final long PER_VALUE = 24;
    private static final long PER_ARRAY = 40;

    private RowSize() {}

    /** {@return bytes} */
    static long of(List<Value> row) {
        long bytes = PER_ROW;
        for (Value value : row) {
            bytes += PER_VALUE;
            if (value instanceof Value.Text text) {
                bytes += PER_ARRAY + 2L * text.value().length();
            } else if (value instanceof Value.Blob blob) {
                bytes += PER_ARRAY + blob.length();
            }
        }
        return bytes;
    }
}
