package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks for everything that is wrong with migrations, before anything runs. Writes nothing. */
public final class Validation {
    private final Lint lint;
    private final List<Diagnostic> found = new ArrayList<>();

    private Validation(Lint lint) {
        this.lint = lint;
    }

    /**
     * What was looked at and what was found.
     *
     * @param migrations how many there are in the folder
     * @param diagnostics errors and warnings
     */
    public record Result(int migrations, List<Diagnostic> diagnostics) {
        /** {@return how many of them are errors} */
        public long errors() {
            return diagnostics.stream().filter(Diagnostic::isError).count();
        }

        /** {@return how many of them are warnings} */
        public long warnings() {
            return diagnostics.size() - errors();
        }
    }

    /**
     * {@return what is wrong with the files of a folder, if all of them were to be applied}
     *
     * @throws LibsqlctlException if there are none
     */
    public static Result ofFiles(Path folder, Lint lint) {
        return new Validation(lint).run(MigrationFolder.scan(folder), List.of());
    }

    /**
     * {@return what is wrong with the files that are not applied yet, and between the files and the history}
     *
     * @throws LibsqlctlException if there are no files, or the database cannot be read
     */
    public static Result of(MigrationSession session) {
        MigrationFolder folder = MigrationFolder.scan(session.settings().folder());
        List<AppliedMigration> applied =
                session.reading(open -> session.history().applied(open, folder.migrations()));
        return new Validation(Lint.of(session.target())).run(folder, applied);
    }

    private Result run(MigrationFolder folder, List<AppliedMigration> applied) {
        found.addAll(folder.problems());
        Map<Long, Script> ups = new TreeMap<>();
        folder.migrations().forEach(migration -> ups.put(migration.version(), Script.open(migration.up())));
        Set<Long> unreadable = ups.entrySet().stream()
                .filter(up -> !up.getValue().isReadable())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Map<Long, MigrationState> states = states(
                folder.migrations().stream()
                        .filter(migration -> !unreadable.contains(migration.version()))
                        .toList(),
                applied.stream()
                        .filter(row -> !unreadable.contains(row.version()))
                        .toList());
        for (Migration migration : folder.migrations()) {
            // Nothing is known of where a migration stands whose file cannot be read.
            MigrationState state = states.get(migration.version());
            if (state == null || state.isDue()) {
                found.addAll(lint.check(ups.get(migration.version())));
            }
            checkDown(migration);
        }
        return new Result(folder.migrations().size(), List.copyOf(found));
    }

    private Map<Long, MigrationState> states(List<Migration> migrations, List<AppliedMigration> applied) {
        Map<Long, MigrationState> states = new TreeMap<>();
        for (MigrationStatus status : Status.of(migrations, applied)) {
            states.put(status.version(), status.state());
            StateDiagnostic.of(status).ifPresent(found::add);
        }
        return states;
    }

    private void checkDown(Migration migration) {
        found.addAll(migration
                .down()
                .map(down -> lint.check(Script.open(down)))
                .orElseGet(() -> List.of(Diagnostic.warning(
                        migration.script(),
                        "there is no .down.sql file of this version",
                        "It cannot be undone without."))));
    }
}
