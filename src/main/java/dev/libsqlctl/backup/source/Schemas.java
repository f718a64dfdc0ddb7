package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.SchemaHash;
import java.util.List;

/** What of a schema counts. */
public final class Schemas {
    private Schemas() {}

    /** {@return the hash of a schema, in which SQLite's own tables and indexes do not count} */
    public static String hash(List<SchemaEntry> entries) {
        return SchemaHash.of(entries.stream()
                .filter(entry -> !entry.name().startsWith("sqlite_"))
                .map(SchemaEntry::sql)
                .toList());
    }
}
