package dev.libsqlctl.backup.dump;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.archive.Selection.Part;
import dev.libsqlctl.backup.content.SchemaHash;
import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.source.SchemaEntry;
import dev.libsqlctl.backup.source.Schemas;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.backup.source.TableShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a database as SQL text, byte for byte as {@code .dump} of SQLite's shell 3.40.1 prints it, but for what the shell would lose ({@code docs/backup.md} has the list).
 */
public final class DumpWriter {
    /** How every dump begins. */
    public static final String BEGIN = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n";

    private static final String WRITABLE_SCHEMA = "PRAGMA writable_schema=ON;\n";
    private static final String READ_ONLY_SCHEMA = "PRAGMA writable_schema=OFF;\n";
    private static final String COMMIT = "COMMIT;\n";

    private final Snapshot snapshot;
    private final Selection selection;
    private final RowidUse rowids;
    private final Hashing hashing;
    private final BackupProgress progress;

    /**
     * @param snapshot what is written
     * @param selection what of it
     * @param rowids what becomes of rowids
     * @param hashing whether the rows are hashed
     * @param progress hears of rows and bytes
     */
    public DumpWriter(
            Snapshot snapshot, Selection selection, RowidUse rowids, Hashing hashing, BackupProgress progress) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.rowids = rowids;
        this.hashing = hashing;
        this.progress = progress;
    }

    /**
     * Writes the dump.
     *
     * @param out gets it; neither flushed nor closed
     * @return what was written
     * @throws IOException when it cannot be written
     * @throws dev.libsqlctl.error.LibsqlctlException when the database cannot be read, the selection fits nothing, or the thread is interrupted
     */
    public DumpContent write(OutputStream out) throws IOException {
        Schema schema = Schema.of(snapshot, selection);
        List<TableContent> contents = new ArrayList<>();
        try (RowPipeline rows = new RowPipeline(snapshot, hashing, progress)) {
            text(out, BEGIN);
            boolean writable = false;
            for (SchemaEntry table : schema.tables()) {
                if (table.isVirtualTable()) {
                    writable |= virtualTable(out, table, writable);
                } else {
                    text(out, beginningOf(table, schema));
                    if (selection.part() != Part.SCHEMA) {
                        contents.add(rows(out, table.name(), rows));
                    }
                }
            }
            if (selection.part() != Part.DATA) {
                for (SchemaEntry entry : schema.others()) {
                    text(out, SchemaText.other(entry.sql()));
                }
            }
            text(out, (writable ? READ_ONLY_SCHEMA : "") + COMMIT);
        }
        return new DumpContent(contents, schemaHash(schema));
    }

    /**
     * Writes what rows alone need before they can be loaded into an empty database: how a dump begins, and the tables, without anything that would come between.
     *
     * @param out gets it; neither flushed nor closed
     * @throws IOException when it cannot be written
     */
    public void writeTables(OutputStream out) throws IOException {
        text(out, BEGIN);
        Schema schema = Schema.of(snapshot, selection);
        for (SchemaEntry table : schema.tables()) {
            if (table.isVirtualTable()) {
                text(out, table.sql() + ";\n");
            } else if (!table.name().startsWith("sqlite_") && !schema.isShadow(table)) {
                text(out, SchemaText.table(table.sql()));
            }
        }
    }

    private String schemaHash(Schema schema) {
        return selection.part() == Part.DATA
                ? SchemaHash.of(List.of())
                : Schemas.hash(Stream.concat(schema.tables().stream(), schema.others().stream())
                        .toList());
    }

    /** @return whether the schema is writable from here on */
    private boolean virtualTable(OutputStream out, SchemaEntry table, boolean writable) throws IOException {
        switch (selection.part()) {
            case ALL -> {
                text(out, writable ? "" : WRITABLE_SCHEMA);
                text(out, SchemaText.virtualTable(table.name(), table.sql()));
                return true;
            }
            // Its shadow tables come with it: they have no rows of their own here.
            case SCHEMA -> text(out, table.sql() + ";\n");
            default -> {}
        }
        return writable;
    }

    private String beginningOf(SchemaEntry table, Schema schema) {
        if (table.name().equals("sqlite_sequence")) {
            return selection.part() == Part.SCHEMA ? "" : "DELETE FROM sqlite_sequence;\n";
        }
        if (table.name().startsWith("sqlite_stat")) {
            return selection.part() == Part.SCHEMA ? "" : "ANALYZE sqlite_schema;\n";
        }
        return switch (selection.part()) {
            case ALL -> SchemaText.table(table.sql());
            case SCHEMA -> schema.isShadow(table) ? "" : SchemaText.table(table.sql());
            // The virtual table has put rows of its own there.
            case DATA -> schema.isShadow(table) ? "DELETE FROM " + ShellNames.quoted(table.name()) + ";\n" : "";
        };
    }

    private TableContent rows(OutputStream out, String table, RowPipeline rows) throws IOException {
        TableShape plain = snapshot.shape(table);
        TableShape shape = rowids == RowidUse.PRESERVED ? plain.withRowid() : plain;
        String columns = !shape.rowidBeside()
                ? ""
                : shape.columns().stream().map(ShellNames::quoted).collect(Collectors.joining(",", "(", ")"));
        String prefix = "INSERT INTO " + ShellNames.quoted(table) + columns + " VALUES(";
        return rows.write(shape, prefix.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
