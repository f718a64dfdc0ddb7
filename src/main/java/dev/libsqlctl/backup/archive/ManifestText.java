package dev.libsqlctl.backup.archive;

import com.google.gson.stream.JsonWriter;
import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.backup.source.Origin;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** The text of a manifest. */
final class ManifestText {
    private final JsonWriter json;

    private ManifestText(JsonWriter json) {
        this.json = json;
    }

    /** {@return the indented text, members in their documented order} */
    static String of(Manifest manifest) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.setHtmlSafe(false);
            json.setSerializeNulls(true);
            new ManifestText(json).write(manifest);
        }
        return text.append('\n').toString();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void write(Manifest manifest) throws IOException {
        json.beginObject();
        json.name("file").value(manifest.file());
        json.name("format").value(word(manifest.format()));
        json.name("compression").value(word(manifest.compression()));
        selection(manifest.selection());
        origin(manifest.origin());
        header(manifest.header());
        long violations = manifest.foreignKeyViolations();
        json.name("foreign_key_violations").value(violations == Manifest.NOT_COUNTED ? null : (Long) violations);
        tables(manifest.tables());
        json.name("schema").value(manifest.isRead() ? manifest.schema() : null);
        json.name("bytes").value(manifest.bytes());
        json.name("content_bytes").value(manifest.contentBytes());
        json.name("sha256").value(manifest.sha256());
        json.name("begun").value(manifest.begun().toString());
        json.name("ended").value(manifest.ended().toString());
        json.name("verified").value(manifest.verified().map(Object::toString).orElse(null));
        strings("lost", manifest.lost());
        json.name("program").value(manifest.program());
        json.endObject();
    }

    private void selection(Selection selection) throws IOException {
        json.name("selection").beginObject();
        json.name("part").value(word(selection.part()));
        strings("tables", selection.tables());
        strings("excluded", selection.excluded());
        json.endObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }

    private void origin(Origin origin) throws IOException {
        json.name("origin").beginObject();
        json.name("kind").value(word(origin.kind()));
        json.name("name").value(origin.name());
        json.name("server_version").value(origin.serverVersion().orElse(null));
        json.name("sqlite_version").value(origin.sqliteVersion());
        json.endObject();
    }

    private void header(HeaderValues header) throws IOException {
        json.name("header").beginObject();
        json.name("user_version").value(header.userVersion());
        json.name("application_id").value(header.applicationId());
        json.endObject();
    }

    private void tables(List<TableContent> tables) throws IOException {
        json.name("tables").beginArray();
        for (TableContent table : tables) {
            json.beginObject();
            json.name("table").value(table.table());
            json.name("rows").value(table.rows());
            json.name("hash").value(table.isHashed() ? table.hash() : null);
            json.endObject();
        }
        json.endArray();
    }
}
