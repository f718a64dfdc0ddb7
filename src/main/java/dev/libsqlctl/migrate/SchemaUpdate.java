package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of the file of the schema when migrations were applied or undone. */
public enum SchemaUpdate {
    /** It shows the schema as it is then. */
    WRITE {
        @Override
        void after(MigrationSession session) {
            SchemaFile.afterChange(session);
        }
    },
    /** It stays as it is. */
    NONE {
        @Override
        void after(MigrationSession session) {
            // Nothing is what was asked for.
        }
    };

    /** How many of the migrations before a failure are named. */
    private static final int NAMED = 5;

    /** Changes which migrations a database has, one after the other. */
    @FunctionalInterface
    interface Changing {
        /** @param changes gets what is done and committed */
        void run(List<Change> changes) throws SQLException;
    }

    /** {@return what the work has changed} What it changed before a failure stays, and the file of the schema tells of it. */
    List<Change> around(MigrationSession session, Changing work) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try {
            work.run(changes);
        } catch (SQLException | RuntimeException e) {
            if (!changes.isEmpty()) {
                session.listener().warning(kept(changes));
                afterFailure(session, e);
            }
            throw e;
        }
        after(session);
        return changes;
    }

    private static String kept(List<Change> changes) {
        String names = changes.stream()
                .skip(Math.max(0, changes.size() - NAMED))
                .map(change -> change.file().getFileName().toString())
                .collect(Collectors.joining(", "));
        return "done before the failure, and it stays: " + (changes.size() > NAMED ? "..., " : "") + names;
    }

    private void afterFailure(MigrationSession session, Exception failure) {
        try {
            after(session);
        } catch (LibsqlctlException e) {
            failure.addSuppressed(e);
        }
    }

    /** Is called at the end of a change, while nobody else may change the database. */
    abstract void after(MigrationSession session);
}
