package dev.libsqlctl.hrana.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads JSON objects field by field. */
final class JsonObjects {
    private JsonObjects() {}

    interface Fields {
        /** {@return whether the field is known, and then read} */
        boolean read(String name) throws IOException;
    }

    interface Element<T> {
        T read() throws IOException;
    }

    static void read(JsonReader in, Fields fields) throws IOException {
        Set<String> seen = new HashSet<>();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (!seen.add(name)) {
                throw new UnexpectedBodyException("The field '" + name + "' is given twice");
            }
            if (!fields.read(name)) {
                in.skipValue();
            }
        }
        in.endObject();
    }

    static <T> List<T> list(JsonReader in, Element<T> element) throws IOException {
        List<T> list = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            list.add(element.read());
        }
        in.endArray();
        return list;
    }

    static <T> T orNull(JsonReader in, Element<T> element) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        return element.read();
    }

    /** Reads a string. gson would read a number as one. */
    static String string(JsonReader in) throws IOException {
        if (in.peek() != JsonToken.STRING) {
            throw new UnexpectedBodyException("Expected a string at " + in.getPath() + ", found " + in.peek());
        }
        return in.nextString();
    }

    static String stringOrNull(JsonReader in) throws IOException {
        return orNull(in, () -> string(in));
    }

    static <T> T require(String name, T value) throws IOException {
        if (value == null) {
            throw new UnexpectedBodyException("The field '" + name + "' is missing");
        }
        return value;
    }
}
