package dev.libsqlctl.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has to be written so that both tables of the history say the same, after either may have been written alone: Geni's by Geni, Flyway's by Flyway.
 * What both say then is known before it is written.
 *
 * @param adopted rows for what Geni has applied
 * @param undone versions that Geni has undone
 * @param ended versions without a transaction that were broken off and that Geni has run meanwhile
 * @param forGeni versions that Geni's table lacks
 * @param result what both say afterwards, by version
 */
record Reconciliation(
        List<AppliedMigration> adopted,
        List<Long> undone,
        List<Long> ended,
        List<Long> forGeni,
        List<AppliedMigration> result) {

    /**
     * Compares the two.
     *
     * @param migrations whose files tell more of what Geni has applied
     */
    static Reconciliation of(HistorySnapshot history, List<Migration> migrations) {
        Map<Long, AppliedMigration> result = new TreeMap<>(history.flyway());
        List<Long> undone = new ArrayList<>();
        List<Long> ended = new ArrayList<>();
        List<Long> forGeni = new ArrayList<>();
        Optional<Set<Long>> geni = history.geni();
        for (AppliedMigration row : history.applied()) {
            boolean inGeni = geni.isPresent() && geni.get().contains(row.version());
            if (inGeni && !row.success()) {
                ended.add(row.version());
                result.put(row.version(), row.ended());
            } else if (!inGeni && row.success() && !row.isBaseline()) {
                if (geni.isPresent() && row.isOurs()) {
                    undone.add(row.version());
                    result.remove(row.version());
                } else {
                    forGeni.add(row.version());
                    result.put(row.version(), row.ended());
                }
            }
        }
        List<AppliedMigration> adopted = adopted(history, migrations);
        adopted.forEach(row -> result.put(row.version(), row));
        return new Reconciliation(adopted, undone, ended, forGeni, List.copyOf(result.values()));
    }

    private static List<AppliedMigration> adopted(HistorySnapshot history, List<Migration> migrations) {
        Map<Long, Migration> files =
                migrations.stream().collect(Collectors.toMap(Migration::version, Function.identity()));
        return history.geni().orElse(Set.of()).stream()
                .filter(version -> !history.flyway().containsKey(version))
                .map(version -> Optional.ofNullable(files.get(version))
                        .map(Reconciliation::adopted)
                        .orElseGet(() -> AppliedMigration.unknown(version)))
                .toList();
    }

    private static AppliedMigration adopted(Migration migration) {
        return AppliedMigration.of(migration, Script.read(migration.up()).checksum(), 0);
    }

    /** {@return whether both say the same already} */
    boolean isDone() {
        return adopted.isEmpty() && undone.isEmpty() && ended.isEmpty() && forGeni.isEmpty();
    }
}
