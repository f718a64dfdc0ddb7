package dev.libsqlctl.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer's named values in order: aligned lines for people, members of an object for programs. */
final class Fields {
    private final List<Field> fields = new ArrayList<>();

    /**
     * One value.
     *
     * @param label its name for people
     * @param key its name for programs
     * @param value for programs: a string, number, boolean, list, map, or null
     * @param text for people; null to leave it out
     */
    private record Field(String label, String key, Object value, String text) {}

    /** Adds a value that people and programs read alike; an empty one is null for programs and left out for people. */
    Fields add(String label, Object value) {
        Object plain = plain(value);
        return add(label, plain, plain == null ? null : text(plain));
    }

    /** Adds a value that people read differently; null leaves it out for them. */
    Fields add(String label, Object value, String text) {
        return add(label, label.replace(' ', '_'), value, text);
    }

    /** Adds a value that people read differently, under another name. */
    Fields add(String label, String key, Object value, String text) {
        fields.add(new Field(label, key, plain(value), text));
        return this;
    }

    private static Object plain(Object value) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return present instanceof Path path ? path.toString() : present;
    }

    private static String text(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        return value.toString();
    }

    /** {@return the aligned lines} */
    List<String> lines() {
        List<Field> shown =
                fields.stream().filter(field -> field.text() != null).toList();
        int width =
                shown.stream().mapToInt(field -> field.label().length()).max().orElse(0);
        return shown.stream()
                .map(field ->
                        "  " + field.label() + " ".repeat(width - field.label().length() + 2) + field.text())
                .toList();
    }

    /** {@return the members of the JSON object} */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        fields.forEach(field -> members.put(field.key(), field.value()));
        return members;
    }
}
