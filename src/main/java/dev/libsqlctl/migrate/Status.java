package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares the migrations of a folder with those of a database. */
public final class Status {
    private final Map<Long, AppliedMigration> rows = new TreeMap<>();
    private final long newest;
    private final long baseline;

    private Status(List<AppliedMigration> applied) {
        applied.forEach(row -> rows.put(row.version(), row));
        this.newest = newest(applied.stream());
        this.baseline = newest(applied.stream().filter(AppliedMigration::isBaseline));
    }

    private static long newest(Stream<AppliedMigration> rows) {
        return rows.mapToLong(AppliedMigration::version).max().orElse(Long.MIN_VALUE);
    }

    /**
     * {@return every migration that there is a file or a row of, the oldest first} Writes nothing.
     *
     * @throws LibsqlctlException if a file of an applied migration cannot be read
     */
    public static List<MigrationStatus> of(List<Migration> migrations, List<AppliedMigration> applied) {
        Status status = new Status(applied);
        Map<Long, MigrationStatus> all = new TreeMap<>();
        applied.forEach(row -> all.put(row.version(), withoutFile(row)));
        migrations.forEach(migration -> all.put(migration.version(), status.of(migration)));
        return List.copyOf(all.values());
    }

    private static MigrationStatus withoutFile(AppliedMigration row) {
        MigrationState state = row.isBaseline() ? MigrationState.BASELINE : MigrationState.MISSING;
        return new MigrationStatus(
                row.version(), row.script(), row.success() ? state : MigrationState.INTERRUPTED, Optional.of(row));
    }

    private MigrationStatus of(Migration migration) {
        Optional<AppliedMigration> row = Optional.ofNullable(rows.get(migration.version()));
        MigrationState state = row.map(known -> state(migration, known)).orElseGet(() -> stateWithoutRow(migration));
        return new MigrationStatus(migration.version(), migration.script(), state, row);
    }

    private static MigrationState state(Migration migration, AppliedMigration row) {
        if (!row.success()) {
            return MigrationState.INTERRUPTED;
        }
        if (row.isBaseline()) {
            return MigrationState.BASELINE;
        }
        boolean same = row.checksum() == null
                || row.checksum() == Script.read(migration.up()).checksum();
        return same ? MigrationState.APPLIED : MigrationState.CHANGED;
    }

    private MigrationState stateWithoutRow(Migration migration) {
        if (migration.version() <= baseline) {
            return MigrationState.BASELINE;
        }
        return migration.version() < newest ? MigrationState.OUT_OF_ORDER : MigrationState.PENDING;
    }
}
