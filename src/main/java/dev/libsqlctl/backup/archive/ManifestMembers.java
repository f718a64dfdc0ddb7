package dev.libsqlctl.backup.archive;

import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.backup.source.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of an object of a manifest's text.
 *
 * @param values by name: text, long, list, object, or null
 */
record ManifestMembers(Map<String, Object> values) {
    private static final String HASH = "[0-9a-f]{64}";

    /** The text is no manifest. The message says why. */
    static final class Damaged extends Exception {
        Damaged(String message) {
            super(message);
        }
    }

    /** {@return the members of the one object that a text is} */
    static ManifestMembers parse(String text) throws Damaged {
        return object(JsonTree.parse(text), "it");
    }

    /** {@return what they say} */
    Manifest manifest() throws Damaged {
        return new Manifest(
                fileName(),
                constant("format", Manifest.Format.values()),
                constant("compression", Compression.values()),
                member("selection").selection(),
                member("origin").origin(),
                member("header").header(),
                violations(),
                tables(),
                schema(),
                number("bytes"),
                number("content_bytes"),
                hash("sha256"),
                time("begun"),
                time("ended"),
                values.get("verified") == null ? Optional.empty() : Optional.of(time("verified")),
                texts("lost"),
                text("program"));
    }

    /** Of a dump it is always known. */
    private String schema() throws Damaged {
        boolean unread = values.containsKey("schema") && values.get("schema") == null;
        return unread && text("format").equals(ManifestText.word(Manifest.Format.DATABASE))
                ? Manifest.UNREAD
                : hash("schema");
    }

    private long violations() throws Damaged {
        String name = "foreign_key_violations";
        return values.containsKey(name) && values.get(name) == null ? Manifest.NOT_COUNTED : number(name);
    }

    /** A path would lead to a file that the manifest does not lie beside. */
    private String fileName() throws Damaged {
        String name = text("file");
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.equals("..")) {
            throw new Damaged("'file' is no file name");
        }
        return name;
    }

    private Selection selection() throws Damaged {
        return new Selection(constant("part", Selection.Part.values()), texts("tables"), texts("excluded"));
    }

    private Origin origin() throws Damaged {
        return new Origin(
                constant("kind", Origin.Kind.values()),
                text("name"),
                values.get("server_version") == null ? Optional.empty() : Optional.of(text("server_version")),
                text("sqlite_version"));
    }

    private HeaderValues header() throws Damaged {
        return new HeaderValues(integer("user_version"), integer("application_id"));
    }

    private List<TableContent> tables() throws Damaged {
        List<TableContent> tables = new ArrayList<>();
        for (Object element : list("tables")) {
            ManifestMembers table = object(element, "an element of 'tables'");
            tables.add(new TableContent(table.text("table"), table.number("rows"), table.hashIfAny("hash")));
        }
        return List.copyOf(tables);
    }

    private static ManifestMembers object(Object value, String what) throws Damaged {
        if (value instanceof JsonTree.Members members) {
            return new ManifestMembers(members.values());
        }
        throw new Damaged(what + " is no object");
    }

    private ManifestMembers member(String name) throws Damaged {
        return object(values.get(name), "'" + name + "'");
    }

    private String text(String name) throws Damaged {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw new Damaged("'" + name + "' is no text");
    }

    private List<?> list(String name) throws Damaged {
        if (values.get(name) instanceof List<?> list) {
            return list;
        }
        throw new Damaged("'" + name + "' is no list");
    }

    private List<String> texts(String name) throws Damaged {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw new Damaged("an element of '" + name + "' is no text");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    private String hashIfAny(String name) throws Damaged {
        return values.containsKey(name) && values.get(name) == null ? "" : hash(name);
    }

    private String hash(String name) throws Damaged {
        String hash = text(name);
        if (!hash.matches(HASH)) {
            throw new Damaged("'" + name + "' is no SHA-256");
        }
        return hash;
    }

    private long number(String name) throws Damaged {
        if (values.get(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw new Damaged("'" + name + "' is no number of something");
    }

    private int integer(String name) throws Damaged {
        if (values.get(name) instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw new Damaged("'" + name + "' is no integer of 32 bits");
    }

    private Instant time(String name) throws Damaged {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw new Damaged("'" + name + "' is no time");
        }
    }

    private <E extends Enum<E>> E constant(String name, E[] constants) throws Damaged {
        String word = text(name);
        return Arrays.stream(constants)
                .filter(constant -> ManifestText.word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new Damaged("'" + name + "' is '" + word + "', which is not known"));
    }
}
