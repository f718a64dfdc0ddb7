package dev.libsqlctl.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON text of maps, lists, strings, numbers, booleans and null. */
final class JsonText {
    private JsonText() {}

    /** {@return the indented text of an object} */
    static String of(Map<String, Object> object) {
        return text(object, "  ");
    }

    /** {@return the text of an object in one line} */
    static String compact(Map<String, Object> object) {
        return text(object, "");
    }

    private static String text(Map<String, Object> object, String indent) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent(indent);
            writer.setHtmlSafe(false);
            writer.setSerializeNulls(true);
            write(writer, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonWriter writer, Object value) throws IOException {
        if (value == null) {
            writer.nullValue();
        } else if (value instanceof Map<?, ?> object) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : object.entrySet()) {
                writer.name((String) member.getKey());
                write(writer, member.getValue());
            }
            writer.endObject();
        } else if (value instanceof Iterable<?> array) {
            writer.beginArray();
            for (Object element : array) {
                write(writer, element);
            }
            writer.endArray();
        } else if (value instanceof Number number) {
            writer.value(number);
        } else if (value instanceof Boolean truth) {
            writer.value(truth);
        } else {
            writer.value(value.toString());
        }
    }
}
