package dev.libsqlctl.sql.rows;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object in each line. Arrays and objects within it are kept as JSON texts. */
final class JsonRows implements RowSource {
    private final BufferedReader lines;
    private long line;

    JsonRows(Reader text) {
        this.lines = new BufferedReader(text);
    }

    /** They are known when all rows were read. */
    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Optional<Row> next() throws IOException {
        String text = lines.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = lines.readLine();
            line++;
        }
        return text == null ? Optional.empty() : Optional.of(row(text));
    }

    private Row row(String text) throws IOException {
        JsonReader json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
        try {
            Map<String, Object> values = new LinkedHashMap<>();
            json.beginObject();
            while (json.hasNext()) {
                values.put(json.nextName(), value(json));
            }
            json.endObject();
            return json.peek() == JsonToken.END_DOCUMENT ? Row.of(line, values) : Row.bad(line, "more than an object");
        } catch (MalformedJsonException | EOFException | IllegalStateException e) {
            return Row.bad(line, "no JSON object");
        }
    }

    private static Object value(JsonReader json) throws IOException {
        switch (json.peek()) {
            case NULL:
                json.nextNull();
                return null;
            case BOOLEAN:
                return json.nextBoolean() ? 1L : 0L;
            case NUMBER:
                return number(json.nextString());
            case STRING:
                return json.nextString();
            default:
                return text(json);
        }
    }

    private static Object number(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            return Double.valueOf(digits);
        }
    }

    private static String text(JsonReader json) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter copy = new JsonWriter(text);
        copy.setHtmlSafe(false);
        copy(json, copy);
        return text.toString();
    }

    private static void copy(JsonReader from, JsonWriter to) throws IOException {
        int depth = 0;
        do {
            switch (from.peek()) {
                case BEGIN_ARRAY -> {
                    from.beginArray();
                    to.beginArray();
                    depth++;
                }
                case END_ARRAY -> {
                    from.endArray();
                    to.endArray();
                    depth--;
                }
                case BEGIN_OBJECT -> {
                    from.beginObject();
                    to.beginObject();
                    depth++;
                }
                case END_OBJECT -> {
                    from.endObject();
                    to.endObject();
                    depth--;
                }
                case NAME -> to.name(from.nextName());
                case STRING -> to.value(from.nextString());
                case NUMBER -> to.jsonValue(from.nextString());
                case BOOLEAN -> to.value(from.nextBoolean());
                default -> {
                    from.nextNull();
                    to.nullValue();
                }
            }
        } while (depth > 0);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
