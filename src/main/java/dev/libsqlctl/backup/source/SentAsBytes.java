package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ValueSink;
import java.util.Arrays;

/** A value that travels in a form in which any can: a text or blob as the blob of a letter and its bytes, an infinity as a word. */
final class SentAsBytes {
    private static final byte TEXT = 'T';
    private static final String INFINITY = "inf";

    private SentAsBytes() {}

    /**
     * {@return the expression to ask for in place of a column}
     *
     * @param column its name, in quotes
     */
    static String encode(String column) {
        return "CASE typeof(" + column + ") WHEN 'text' THEN CAST('T'||" + column
                + " AS BLOB) WHEN 'blob' THEN CAST('B'||" + column
                + " AS BLOB) WHEN 'real' THEN CASE WHEN " + column + "=9e999 THEN 'inf' WHEN " + column
                + "=-9e999 THEN '-inf' ELSE " + column + " END ELSE " + column + " END";
    }

    /** Gives a value to the sink as it was. {@return about how many bytes it has} */
    static long decode(Object value, ValueSink sink) {
        if (value instanceof byte[] bytes) {
            byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
            if (bytes[0] == TEXT) {
                sink.text(content);
            } else {
                sink.blob(content);
            }
            return content.length;
        } else if (value instanceof String word) {
            sink.real(word.equals(INFINITY) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
        } else if (value instanceof Double number) {
            sink.real(number);
        } else if (value instanceof Number number) {
            sink.integer(number.longValue());
        } else {
            sink.nullValue();
        }
        return Long.BYTES;
    }
}
