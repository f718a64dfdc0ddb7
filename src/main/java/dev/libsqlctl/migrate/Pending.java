package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is applied and what is not, with a history that fits the files. */
final class Pending {
    private final List<Migration> migrations;
    private final Map<Long, AppliedMigration> applied;

    Pending(List<Migration> migrations, List<AppliedMigration> applied) {
        this.migrations = migrations;
        this.applied = applied.stream().collect(Collectors.toMap(AppliedMigration::version, Function.identity()));
    }

    /**
     * {@return what is not applied, the oldest first}
     *
     * @throws LibsqlctlException if the history does not fit the files, or something pending is too old for the order
     */
    List<Migration> in(UpRequest.Order order) {
        long baseline = newest(true);
        long newest = newest(false);
        applied.values().forEach(this::requireIntact);
        List<Migration> pending = migrations.stream()
                .filter(migration -> !applied.containsKey(migration.version()) && migration.version() > baseline)
                .toList();
        if (order == UpRequest.Order.STRICT) {
            pending.stream()
                    .filter(migration -> migration.version() < newest)
                    .findFirst()
                    .ifPresent(late -> {
                        throw outOfOrder(late, newest);
                    });
        }
        return pending;
    }

    private long newest(boolean ofBaselines) {
        return applied.values().stream()
                .filter(row -> !ofBaselines || row.isBaseline())
                .mapToLong(AppliedMigration::version)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private void requireIntact(AppliedMigration row) {
        if (!row.success()) {
            throw InterruptedMigration.found(row);
        }
        if (row.isBaseline()) {
            return;
        }
        Migration file = migrations.stream()
                .filter(migration -> migration.version() == row.version())
                .findFirst()
                .orElseThrow(() -> missing(row));
        if (row.checksum() != null && row.checksum() != Script.read(file.up()).checksum()) {
            throw changed(file);
        }
    }

    private static LibsqlctlException missing(AppliedMigration row) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_MISSING,
                "version " + row.version() + " is applied, but its file is gone: " + row.script(),
                "Bring the file back, or take the version out of the history with 'libsqlctl migrate repair'.");
    }

    private static LibsqlctlException changed(Migration file) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_CHANGED,
                file.script() + " was changed after it was applied",
                "Undo the change and make a new migration of it, or accept it with 'libsqlctl migrate repair'.");
    }

    private static LibsqlctlException outOfOrder(Migration late, long newest) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_OUT_OF_ORDER,
                late.script() + " is pending, but older than the newest applied version, " + newest,
                "Give it a newer version, or apply it all the same with --out-of-order.");
    }
}
