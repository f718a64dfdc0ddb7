package dev.libsqlctl.backup.archive;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a JSON text: {@link Members}, lists, strings, longs, booleans, null; a number that is no long is a string. */
final class JsonTree {
    private JsonTree() {}

    /**
     * An object.
     *
     * @param values by the names of its members
     */
    record Members(Map<String, Object> values) {}

    static Object parse(String text) throws ManifestMembers.Damaged {
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            Object value = value(json);
            // Refuses what stands behind its end.
            json.peek();
            return value;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new ManifestMembers.Damaged("it is no JSON, or not all of it");
        }
    }

    private static Object value(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> object(json);
            case BEGIN_ARRAY -> array(json);
            case NUMBER -> number(json);
            case BOOLEAN -> json.nextBoolean();
            case NULL -> {
                json.nextNull();
                yield null;
            }
            default -> json.nextString();
        };
    }

    private static Members object(JsonReader json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            members.put(json.nextName(), value(json));
        }
        json.endObject();
        return new Members(members);
    }

    private static List<Object> array(JsonReader json) throws IOException {
        List<Object> elements = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            elements.add(value(json));
        }
        json.endArray();
        return elements;
    }

    private static Object number(JsonReader json) throws IOException {
        String digits = json.nextString();
        return digits.matches("-?\\d{1,18}") ? Long.valueOf(digits) : digits;
    }
}
