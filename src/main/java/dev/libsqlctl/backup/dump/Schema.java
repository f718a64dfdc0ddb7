package dev.libsqlctl.backup.dump;

import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.source.SchemaEntry;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The schema of a dump in its order.
 *
 * @param tables the tables, virtual ones among them; SQLite's own sequences last
 * @param others indexes, views and triggers
 * @param shadows the names of the tables that virtual tables keep their content in
 */
record Schema(List<SchemaEntry> tables, List<SchemaEntry> others, Set<String> shadows) {
    private static final String SEQUENCES = "sqlite_sequence";

    static Schema of(Snapshot snapshot, Selection selection) {
        Set<String> shadows = snapshot.shadowTables();
        Chosen chosen = new Chosen(selection, shadows);
        List<SchemaEntry> entries =
                snapshot.schema().stream().filter(chosen::contains).toList();
        if (entries.isEmpty() && !selection.tables().isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE,
                    "no table is called " + String.join(" or ", selection.tables()),
                    "Names are compared without regard to case; * and ? stand for what is unknown.");
        }
        List<SchemaEntry> tables = entries.stream()
                .filter(entry -> entry.type().equals("table"))
                .filter(entry -> !entry.name().startsWith("sqlite_")
                        || entry.name().equals(SEQUENCES)
                        || entry.name().matches("sqlite_stat."))
                .sorted(Comparator.comparing(entry -> entry.name().equals(SEQUENCES)))
                .toList();
        List<SchemaEntry> others =
                entries.stream().filter(entry -> !entry.type().equals("table")).toList();
        return new Schema(tables, others, shadows);
    }

    boolean isShadow(SchemaEntry table) {
        return shadows.contains(table.name());
    }
}
