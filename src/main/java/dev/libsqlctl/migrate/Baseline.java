package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Has migrations count as applied without running them, because the database holds already what they would make. */
public final class Baseline {
    private final MigrationSession session;
    private final Optional<Long> version;

    /** @param version the last one that is to count as applied; empty for that of the newest file */
    public Baseline(MigrationSession session, Optional<Long> version) {
        this.session = session;
        this.version = version;
    }

    /** {@return whether migrations count as applied already} */
    public boolean hasHistory() {
        return !session.applied().isEmpty();
    }

    /**
     * {@return what would count as applied and does not yet, the oldest first} Nothing is written.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_UNKNOWN} or {@link ErrorCode#MIGRATION_INTERRUPTED}
     */
    public List<Migration> plan() {
        List<Migration> migrations = session.migrations();
        version.ifPresent(last -> requireKnown(migrations, last));
        List<AppliedMigration> applied = session.applied();
        InterruptedMigration.refuse(applied);
        Set<Long> versions = applied.stream().map(AppliedMigration::version).collect(Collectors.toSet());
        return migrations.stream()
                .filter(migration -> version.isEmpty() || migration.version() <= version.get())
                .filter(migration -> !versions.contains(migration.version()))
                .toList();
    }

    private static void requireKnown(List<Migration> migrations, long version) {
        if (migrations.stream().noneMatch(migration -> migration.version() == version)) {
            throw UnknownVersion.exception(version);
        }
    }

    /**
     * Writes it into the history, in one transaction.
     *
     * @return what counts as applied now and did not before, the oldest first
     * @throws LibsqlctlException as {@link #plan} does, before there is a history
     */
    public List<Migration> run() {
        if (plan().isEmpty()) {
            return List.of();
        }
        return session.changing(connection -> {
            List<Migration> marked = plan();
            AtomicChange.run(
                    session,
                    open -> {
                        add(open, marked);
                        return marked;
                    },
                    open -> plan().isEmpty());
            return marked;
        });
    }

    private void add(Connection connection, List<Migration> marked) throws SQLException {
        for (Migration migration : marked) {
            int checksum = Script.read(migration.up()).checksum();
            session.history().add(connection, AppliedMigration.of(migration, checksum, 0));
        }
    }
}
