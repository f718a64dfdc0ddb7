package dev.libsqlctl.sql.format;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows as JSON objects, a number as the number it is. A blob is an object with its content in Base64, as sqlite-utils writes and reads it; an infinity is a number that is too large to be anything
 * else.
 */
final class JsonRow {
    private final JsonWriter json;
    private final List<String> names;

    /**
     * @param out where to
     * @param columns of several of one name, those behind the first get a number, because an object has each name once
     */
    JsonRow(Writer out, List<String> columns) {
        json = new JsonWriter(out);
        json.setHtmlSafe(false);
        json.setSerializeNulls(true);
        // One row after another, and what is between them is no affair of this writer.
        json.setStrictness(Strictness.LENIENT);
        Set<String> taken = new HashSet<>();
        names = new ArrayList<>();
        for (String column : columns) {
            String name = column;
            for (int number = 2; !taken.add(name); number++) {
                name = column + ":" + number;
            }
            names.add(name);
        }
    }

    /** Writes the object, in one line. */
    void write(Object[] values) throws IOException {
        json.beginObject();
        for (int i = 0; i < values.length; i++) {
            json.name(names.get(i));
            write(json, values[i]);
        }
        json.endObject();
    }

    /** Writes a value alone. */
    static void write(JsonWriter json, Object value) throws IOException {
        if (value == null) {
            json.nullValue();
        } else if (value instanceof Long number) {
            json.value(number.longValue());
        } else if (value instanceof Double real) {
            json.jsonValue(ValueText.literal(real));
        } else if (value instanceof byte[] blob) {
            json.beginObject().name("$base64").value(true).name("encoded");
            json.value(Base64.getEncoder().encodeToString(blob));
            json.endObject();
        } else {
            json.value(value.toString());
        }
    }
}
