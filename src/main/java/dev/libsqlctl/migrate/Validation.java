package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks for everything that is wrong with migrations, before anything runs. Writes nothing. */
public final class Validation {
    private final Lint lint;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<Long> unreadable = new TreeSet<>();

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
        for (Migration migration : folder.migrations()) {
            read(migration, migration.up()).ifPresent(script -> ups.put(migration.version(), script));
        }
        List<Migration> readable = folder.migrations().stream()
                .filter(migration -> isReadable(migration.version()))
                .toList();
        Map<Long, MigrationState> states = states(readable, applied);
        for (Migration migration : readable) {
            if (!isRunAlready(states.get(migration.version()))) {
                found.addAll(lint.check(ups.get(migration.version())));
            }
            checkDown(migration);
        }
        return new Result(folder.migrations().size(), List.copyOf(found));
    }

    private Map<Long, MigrationState> states(List<Migration> readable, List<AppliedMigration> applied) {
        List<AppliedMigration> comparable =
                applied.stream().filter(row -> isReadable(row.version())).toList();
        Map<Long, MigrationState> states = new TreeMap<>();
        for (MigrationStatus status : Status.of(readable, comparable)) {
            states.put(status.version(), status.state());
            StateDiagnostic.of(status).ifPresent(found::add);
        }
        return states;
    }

    private static boolean isRunAlready(MigrationState state) {
        return state != MigrationState.PENDING && state != MigrationState.OUT_OF_ORDER;
    }

    private void checkDown(Migration migration) {
        if (migration.down().isEmpty()) {
            found.add(Diagnostic.warning(
                    migration.script(), "there is no .down.sql file of this version", "It cannot be undone without."));
            return;
        }
        read(migration, migration.down().get()).ifPresent(script -> found.addAll(lint.check(script)));
    }

    private boolean isReadable(long version) {
        return !unreadable.contains(version);
    }

    private Optional<Script> read(Migration migration, Path file) {
        try {
            return Optional.of(Script.read(file));
        } catch (LibsqlctlException e) {
            found.add(Diagnostic.error(
                    e.code(),
                    file.getFileName().toString(),
                    e.getMessage(),
                    e.hint().orElse("")));
            unreadable.add(migration.version());
            return Optional.empty();
        }
    }
}
