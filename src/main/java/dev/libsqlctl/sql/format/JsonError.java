package dev.libsqlctl.sql.format;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** Failures as JSON objects. */
final class JsonError {
    private JsonError() {}

    /** {@return what stands behind the rows of a result when others are missing, in one line} No row looks like that: of a row only a blob is an object, and that has other members. */
    static String row(Map<String, Object> error) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.setHtmlSafe(false);
        json.setSerializeNulls(true);
        json.beginObject().name("$error");
        write(json, error);
        json.endObject();
        return text.toString();
    }

    /** Writes an error alone. */
    static void write(JsonWriter json, Map<String, Object> error) throws IOException {
        json.beginObject();
        for (Map.Entry<String, Object> member : error.entrySet()) {
            json.name(member.getKey());
            if (member.getValue() instanceof Number number) {
                json.value(number);
            } else {
                json.value((String) member.getValue());
            }
        }
        json.endObject();
    }
}
