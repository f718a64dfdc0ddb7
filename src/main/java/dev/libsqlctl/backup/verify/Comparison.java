package dev.libsqlctl.backup.verify;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.Selection.Part;
import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.source.SchemaEntry;
import dev.libsqlctl.backup.source.Schemas;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.backup.source.TableHashes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares a database with what a manifest says that it should hold. */
public final class Comparison {
    private final Manifest manifest;

    /** @param manifest what the database should hold */
    public Comparison(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * Reads a database and compares it.
     *
     * @param snapshot the database
     * @param progress hears of rows
     * @return what differs, in words; empty when nothing does
     * @throws dev.libsqlctl.error.LibsqlctlException when it cannot be read
     */
    public List<String> with(Snapshot snapshot, BackupProgress progress) {
        List<String> differences = new ArrayList<>();
        List<SchemaEntry> schema = snapshot.schema();
        Set<String> names = new HashSet<>();
        schema.stream().filter(entry -> entry.type().equals("table")).forEach(entry -> names.add(entry.name()));
        List<String> present = new ArrayList<>();
        for (TableContent expected : manifest.tables()) {
            if (names.contains(expected.table())) {
                present.add(expected.table());
            } else {
                differences.add("table " + expected.table() + " is missing");
            }
        }
        List<TableContent> found = TableHashes.of(snapshot, present, progress);
        for (TableContent content : found) {
            expected(content.table()).difference(content).ifPresent(differences::add);
        }
        if (manifest.selection().part() != Part.DATA && !Schemas.hash(schema).equals(manifest.schema())) {
            differences.add("the schema is another one");
        }
        requireAsManyViolations(snapshot, differences);
        return differences;
    }

    private ExpectedTable expected(String table) {
        return new ExpectedTable(manifest.tables().stream()
                .filter(content -> content.table().equals(table))
                .findFirst()
                .orElseThrow());
    }

    private void requireAsManyViolations(Snapshot snapshot, List<String> differences) {
        if (!manifest.selection().isAll() || manifest.foreignKeyViolations() == Manifest.NOT_COUNTED) {
            return;
        }
        long violations = snapshot.foreignKeyViolations();
        if (violations != manifest.foreignKeyViolations()) {
            differences.add(
                    violations + " rows break a foreign key, and " + manifest.foreignKeyViolations() + " should");
        }
    }
}
