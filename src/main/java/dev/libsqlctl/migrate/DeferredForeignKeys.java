package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether a commit would fail because of foreign keys that were not checked at once, within a transaction that will not be committed.
 *
 * <p>SQLite counts such violations, and a commit looks at that count alone: {@code PRAGMA foreign_key_check} finds nothing when a table was dropped and
 * another one has taken its name, and yet the commit fails. The count shows in one place. When a table with a deferred foreign key is dropped, its rows are deleted
 * first, unless the count is zero; and deleted rows are counted by {@code total_changes()}.
 */
final class DeferredForeignKeys {
    private static final String DEFERRED = "defer";
    private static final String COUNT = "SELECT total_changes()";

    private final Connection connection;
    private final boolean possible;

    /** @param scripts what is going to run; where nothing is deferred, there is nothing to be found out */
    DeferredForeignKeys(Connection connection, List<Script> scripts) throws SQLException {
        this.connection = connection;
        this.possible = schemaDefers()
                || scripts.stream()
                        .anyMatch(
                                script -> script.text().toLowerCase(Locale.ROOT).contains(DEFERRED));
    }

    /**
     * Does what a commit after this script would do: it fails if foreign keys are violated, and lets none be deferred any longer.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_FAILED} if the commit would fail
     */
    void commit(Script script) throws SQLException {
        if (!possible) {
            return;
        }
        if (areViolated()) {
            throw new LibsqlctlException(
                    ErrorCode.MIGRATION_FAILED,
                    script.name() + ": FOREIGN KEY constraint failed at its end; nothing stays of the trial",
                    violation()
                            .orElse(
                                    "A table was dropped to which rows refer. That another one got its name is not enough:"
                                            + " insert the rows into a new table of the old name."));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA defer_foreign_keys = OFF");
        }
    }

    private boolean areViolated() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE libsqlctl_parent (id INTEGER PRIMARY KEY)");
            statement.execute("CREATE TABLE libsqlctl_child"
                    + " (id INTEGER REFERENCES libsqlctl_parent DEFERRABLE INITIALLY DEFERRED)");
            statement.execute("INSERT INTO libsqlctl_child VALUES (NULL)");
            long before = changes(statement);
            statement.execute("DROP TABLE libsqlctl_child");
            boolean deleted = changes(statement) > before;
            statement.execute("DROP TABLE libsqlctl_parent");
            return deleted;
        }
    }

    private static long changes(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            return row.getLong(1);
        }
    }

    private boolean schemaDefers() throws SQLException {
        String sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%" + DEFERRED + "%' LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** {@return which row is at fault, in words; empty if it is none that is still there} */
    private Optional<String> violation() throws SQLException {
        String sql = "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next()
                    ? Optional.of("Row " + rows.getString(2) + " of " + rows.getString(1) + " refers to a row of "
                            + rows.getString(3) + " that is not there.")
                    : Optional.empty();
        }
    }
}
