package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings a history into line with the files of the migrations, and with what a person knows of the database. */
public final class Repair {
    private final MigrationSession session;

    /** @param session the database and the migrations */
    public Repair(MigrationSession session) {
        this.session = session;
    }

    /** What a person says of a migration that was interrupted. */
    public enum Finding {
        /** All of it is there. */
        APPLIED,
        /** Nothing of it is there. */
        PENDING
    }

    /** {@return what is wrong} Nothing is written. */
    public RepairPlan plan() {
        return session.reading(connection -> {
            Optional<DoubtfulLock> lock = session.hasHistory() ? session.lock().doubtful(connection) : Optional.empty();
            Map<Long, Migration> files =
                    session.migrations().stream().collect(Collectors.toMap(Migration::version, Function.identity()));
            List<Migration> changed = new ArrayList<>();
            List<AppliedMigration> missing = new ArrayList<>();
            List<AppliedMigration> interrupted = new ArrayList<>();
            for (AppliedMigration row : session.applied()) {
                Migration file = files.get(row.version());
                if (!row.success()) {
                    interrupted.add(row);
                } else if (file == null && !row.isBaseline()) {
                    missing.add(row);
                } else if (file != null && !row.isBaseline() && !isRowOf(row, file)) {
                    changed.add(file);
                }
            }
            return new RepairPlan(changed, missing, interrupted, lock);
        });
    }

    private static boolean isRowOf(AppliedMigration row, Migration file) {
        return file.script().equals(row.script())
                && Integer.valueOf(Script.read(file.up()).checksum()).equals(row.checksum());
    }

    /**
     * Has the history know the files as they are, and forget those that are gone.
     *
     * @param confirmed what may be done; what went wrong after it was found stays wrong
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_LOCKED} if somebody else is at work
     */
    public void run(RepairPlan confirmed) {
        session.changing(connection -> {
            RepairPlan still = plan();
            AtomicChange.run(session, open -> {
                for (Migration file : still.changed()) {
                    if (confirmed.changed().contains(file)) {
                        realign(open, file);
                    }
                }
                for (AppliedMigration row : still.missing()) {
                    if (confirmed.missing().contains(row)) {
                        session.history().remove(open, row.version());
                    }
                }
            });
            return null;
        });
    }

    /** Removes the lock of somebody who will not come back for it. */
    public void remove(DoubtfulLock lock) {
        session.reading(connection -> {
            session.lock().remove(connection, lock);
            return null;
        });
    }

    /**
     * Has an interrupted migration count as a person found it.
     *
     * @return the row of the history as it was
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_UNKNOWN} if no interrupted migration has this version
     */
    public AppliedMigration settle(long version, Finding finding) {
        interrupted(version);
        return session.changing(connection -> {
            AppliedMigration row = interrupted(version);
            switch (finding) {
                case APPLIED ->
                    AtomicChange.run(
                            session,
                            open -> {
                                end(open, row);
                                return null;
                            },
                            open -> session.applied().stream()
                                    .anyMatch(now -> now.version() == version && now.success()));
                case PENDING ->
                    AtomicChange.run(session, open -> session.history().remove(open, version));
            }
            return row;
        });
    }

    private AppliedMigration interrupted(long version) {
        return session.applied().stream()
                .filter(row -> row.version() == version && !row.success())
                .findFirst()
                .orElseThrow(() -> new LibsqlctlException(
                        ErrorCode.MIGRATION_UNKNOWN,
                        "no migration " + version + " was interrupted",
                        "'libsqlctl migrate status' shows the migrations and what became of them."));
    }

    /** Whoever finds that it is applied means it as its file has it now. */
    private void end(Connection connection, AppliedMigration row) throws SQLException {
        session.history().end(connection, row.version(), row.milliseconds());
        Optional<Migration> file = session.migrations().stream()
                .filter(migration -> migration.version() == row.version())
                .findFirst();
        if (file.isPresent()) {
            realign(connection, file.get());
        }
    }

    private void realign(Connection connection, Migration file) throws SQLException {
        session.history()
                .realign(
                        connection,
                        AppliedMigration.of(file, Script.read(file.up()).checksum(), 0));
    }
}
