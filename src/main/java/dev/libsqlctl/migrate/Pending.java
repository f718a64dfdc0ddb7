package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What can be applied next, with a history that fits the files. */
final class Pending {
    private final List<Migration> migrations;
    private final List<MigrationStatus> all;

    Pending(List<Migration> migrations, List<AppliedMigration> applied) {
        this.migrations = migrations;
        this.all = Status.of(migrations, applied);
    }

    /**
     * {@return what is not applied, the oldest first}
     *
     * @throws LibsqlctlException if the history does not fit the files, or something pending is too old for the order
     */
    List<Migration> in(UpRequest.Order order) {
        refuse(status -> status.state() != MigrationState.OUT_OF_ORDER);
        if (order == UpRequest.Order.STRICT) {
            refuse(status -> status.state() == MigrationState.OUT_OF_ORDER);
        }
        Set<Long> versions = all.stream()
                .filter(status -> status.state().isDue())
                .map(MigrationStatus::version)
                .collect(Collectors.toSet());
        return migrations.stream()
                .filter(migration -> versions.contains(migration.version()))
                .toList();
    }

    private void refuse(Predicate<MigrationStatus> kind) {
        all.stream()
                .filter(kind)
                .flatMap(status -> StateDiagnostic.of(status).stream())
                .findFirst()
                .ifPresent(mistake -> {
                    throw mistake.exception();
                });
    }
}
