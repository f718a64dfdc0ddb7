package dev.libsqlctl.hrana.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.libsqlctl.hrana.proto.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads and writes values. */
final class ValueCodec {
    private static final byte[] NULL = json("{\"type\":\"null\"}");
    private static final byte[] INTEGER = json("{\"type\":\"integer\",\"value\":\"");
    private static final byte[] FLOAT = json("{\"type\":\"float\",\"value\":");
    private static final byte[] TEXT = json("{\"type\":\"text\",\"value\":");
    private static final byte[] BLOB = json("{\"type\":\"blob\",\"base64\":");
    private static final byte[] END_OF_STRING = json("\"}");

    private ValueCodec() {}

    /** Writes a value. The strings of integers and blobs consist of characters that JSON never escapes: sqld refuses escapes in them. */
    static void encode(Value value, JsonOutput out) {
        if (value instanceof Value.Null) {
            out.begin(NULL);
        } else if (value instanceof Value.Integer integer) {
            out.begin(INTEGER).digits(integer.value()).raw(END_OF_STRING);
        } else if (value instanceof Value.Float real) {
            out.begin(FLOAT).value(requireFinite(real.value())).endObject();
        } else if (value instanceof Value.Text text) {
            out.begin(TEXT).value(text.value()).endObject();
        } else if (value instanceof Value.Blob blob) {
            out.begin(BLOB).plain(blob.base64()).endObject();
        }
    }

    private static byte[] json(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static double requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The float " + value + " cannot be sent: JSON has no number for it");
        }
        return value;
    }

    /** Reads a value, whose tag may come after what it tags. */
    static Value decode(JsonReader in) throws IOException {
        String type = null;
        String content = null;
        JsonToken contentToken = null;
        String base64 = null;
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "type" -> type = once("type", type, in.nextString());
                case "base64" -> base64 = once("base64", base64, string(in));
                case "value" -> {
                    contentToken = once("value", contentToken, in.peek());
                    content = scalar(in);
                }
                default -> in.skipValue();
            }
        }
        in.endObject();
        return decode(type, contentToken, content, base64);
    }

    private static Value decode(String type, JsonToken token, String content, String base64) throws IOException {
        if (type == null) {
            throw new UnexpectedBodyException("A value has no type");
        }
        return switch (type) {
            case "null" -> Value.NULL;
            case "integer" -> new Value.Integer(integer(require(type, JsonToken.STRING, token, content)));
            case "float" ->
                new Value.Float(
                        token == JsonToken.NULL ? Double.NaN : real(require(type, JsonToken.NUMBER, token, content)));
            case "text" -> new Value.Text(require(type, JsonToken.STRING, token, content));
            case "blob" -> new Value.Blob(blob(base64));
            default -> throw new UnexpectedBodyException("A value has the unknown type '" + type + "'");
        };
    }

    private static <T> T once(String name, T before, T now) throws IOException {
        if (before != null) {
            throw new UnexpectedBodyException("The field '" + name + "' of a value is given twice");
        }
        return now;
    }

    private static String string(JsonReader in) throws IOException {
        if (in.peek() != JsonToken.STRING) {
            throw new UnexpectedBodyException("The base64 of a blob is not a string");
        }
        return in.nextString();
    }

    private static String scalar(JsonReader in) throws IOException {
        switch (in.peek()) {
            case STRING, NUMBER:
                return in.nextString();
            default:
                in.skipValue();
                return null;
        }
    }

    private static String require(String type, JsonToken expected, JsonToken token, String content) throws IOException {
        if (token != expected) {
            throw new UnexpectedBodyException("The value of type '" + type + "' is "
                    + (token == null ? "missing" : "of the JSON type " + token) + ", not " + expected);
        }
        return content;
    }

    private static long integer(String content) throws IOException {
        try {
            return Long.parseLong(content);
        } catch (NumberFormatException e) {
            throw new UnexpectedBodyException("An integer is not a decimal number of 64 bits", e);
        }
    }

    private static double real(String content) throws IOException {
        double value = Double.parseDouble(content);
        if (!Double.isFinite(value)) {
            throw new UnexpectedBodyException("A float is out of range");
        }
        return value;
    }

    private static byte[] blob(String base64) throws IOException {
        if (base64 == null) {
            throw new UnexpectedBodyException("A blob has no base64");
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedBodyException("A blob is not base64", e);
        }
    }
}
