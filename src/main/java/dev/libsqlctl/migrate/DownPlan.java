package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what is to be undone, and with what, before anything is. */
final class DownPlan {
    private final List<AppliedMigration> applied;
    private final Map<Long, Migration> files;

    /**
     * @param applied what the history says
     * @param migrations what is in the folder
     */
    DownPlan(List<AppliedMigration> applied, List<Migration> migrations) {
        this.applied = applied;
        this.files = migrations.stream().collect(Collectors.toMap(Migration::version, Function.identity()));
    }

    /**
     * {@return what is to be undone, newest first}
     *
     * @throws LibsqlctlException {@link ErrorCode#NOTHING_APPLIED}, {@link ErrorCode#MIGRATION_UNKNOWN}, {@link ErrorCode#DOWN_MISSING} or
     *     {@link ErrorCode#MIGRATION_UNREADABLE}
     */
    List<DownStep> steps(Extent extent) {
        List<Migration> undone = chosen(extent).map(this::undoable).toList();
        return undone.stream()
                .map(migration ->
                        new DownStep(migration, Script.read(migration.down().orElseThrow())))
                .toList();
    }

    private Stream<AppliedMigration> chosen(Extent extent) {
        Stream<AppliedMigration> newestFirst = applied.stream()
                .filter(row -> !row.isBaseline())
                .sorted(Comparator.comparingLong(AppliedMigration::version).reversed());
        if (extent instanceof Extent.NewerThan newer) {
            requireKnown(newer.version());
            return newestFirst.filter(migration -> migration.version() > newer.version());
        }
        if (applied.stream().allMatch(AppliedMigration::isBaseline)) {
            throw new LibsqlctlException(
                    ErrorCode.NOTHING_APPLIED,
                    "no migration is applied",
                    "'libsqlctl migrate status' shows the migrations.");
        }
        return newestFirst.limit(((Extent.Newest) extent).count());
    }

    private void requireKnown(long version) {
        if (version != 0
                && !files.containsKey(version)
                && applied.stream().noneMatch(migration -> migration.version() == version)) {
            throw UnknownVersion.exception(version);
        }
    }

    private Migration undoable(AppliedMigration undone) {
        Migration migration = files.get(undone.version());
        if (migration == null) {
            throw missing("the files of " + undone.script() + ", which is applied, are not in the folder");
        }
        if (migration.down().isEmpty()) {
            throw missing("there is no "
                    + migration.script().replaceFirst("\\.up\\.sql$", ".down.sql")
                    + " that undoes " + migration.script());
        }
        return migration;
    }

    private static LibsqlctlException missing(String message) {
        return new LibsqlctlException(
                ErrorCode.DOWN_MISSING,
                message + "; nothing was undone",
                "Write it, or get it from where it was deleted; an empty file undoes nothing and lets the history go back.");
    }
}
