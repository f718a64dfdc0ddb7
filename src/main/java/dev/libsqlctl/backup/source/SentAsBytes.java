package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ValueSink;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value that travels in a form in which any can: a text or blob as the blob of a letter and its bytes, an infinity as a word. Behind a blob stands a letter as well. */
final class SentAsBytes {
    private static final String INFINITY = "inf";

    private final Charset encoding;
    private final byte[] textLetter;
    private final byte[] blobLetter;

    /** @param encoding of the database's texts, in which the bytes of one are */
    SentAsBytes(Charset encoding) {
        this.encoding = encoding;
        this.textLetter = "T".getBytes(encoding);
        this.blobLetter = "B".getBytes(encoding);
    }

    /**
     * {@return the expression to ask for in place of a column}
     *
     * @param column its name, in quotes
     */
    static String encode(String column) {
        return "CASE typeof(" + column + ") WHEN 'text' THEN CAST('T'||" + column
                + " AS BLOB) WHEN 'blob' THEN CAST('B'||(" + column
                + "||'B') AS BLOB) WHEN 'real' THEN CASE WHEN " + column + "=9e999 THEN 'inf' WHEN " + column
                + "=-9e999 THEN '-inf' ELSE " + column + " END ELSE " + column + " END";
    }

    /** Gives a value to the sink as it was. {@return about how many bytes it has} */
    long decode(Object value, ValueSink sink) {
        if (value instanceof byte[] bytes) {
            boolean isText = Arrays.equals(bytes, 0, textLetter.length, textLetter, 0, textLetter.length);
            byte[] content = Arrays.copyOfRange(bytes, textLetter.length, isText ? bytes.length : endOfBlob(bytes));
            if (isText) {
                sink.text(utf8(content));
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

    /** SQLite takes an odd byte off the end of a text in UTF-16: behind an odd number of bytes that is half of the letter. */
    private int endOfBlob(byte[] bytes) {
        boolean whole = bytes[bytes.length - 1] == blobLetter[blobLetter.length - 1];
        return bytes.length - (whole ? blobLetter.length : 1);
    }

    private byte[] utf8(byte[] text) {
        return encoding.equals(StandardCharsets.UTF_8)
                ? text
                : new String(text, encoding).getBytes(StandardCharsets.UTF_8);
    }
}
