package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Cuts texts and blobs off after {@link Statement#getMaxFieldSize} bytes.
 *
 * @param bytes 0 for no limit
 */
record FieldLimit(int bytes) {
    /** In UTF-8, at most. */
    private static final int BYTES_OF_CHAR = 3;

    static FieldLimit of(Statement statement) throws SQLException {
        return new FieldLimit(statement == null ? 0 : statement.getMaxFieldSize());
    }

    Value apply(Value value) {
        if (bytes == 0) {
            return value;
        } else if (value instanceof Value.Text text) {
            return Value.of(cut(text.value()));
        } else if (value instanceof Value.Blob blob && blob.length() > bytes) {
            return Value.of(Arrays.copyOf(blob.value(), bytes));
        }
        return value;
    }

    /** Cuts between two characters, never within one. */
    private String cut(String text) {
        CharBuffer in = CharBuffer.wrap(text);
        int room = (int) Math.min(bytes, (long) BYTES_OF_CHAR * text.length());
        StandardCharsets.UTF_8.newEncoder().encode(in, ByteBuffer.allocate(room), true);
        return text.substring(0, in.position());
    }
}
