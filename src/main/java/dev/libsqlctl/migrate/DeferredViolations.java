package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Foreign keys that only a commit would find violated, looked for within a transaction that will not be committed. To look for them means to read every
 * table that refers to others, so it is only done where something is deferred.
 */
final class DeferredViolations {
    private static final String DEFERRED = "defer";

    private final Connection connection;
    private final boolean possible;
    private Set<Violation> before;

    /**
     * Looks for those that are there already.
     *
     * @param scripts what is going to run
     */
    DeferredViolations(Connection connection, List<Script> scripts) throws SQLException {
        this.connection = connection;
        this.possible = schemaDefers()
                || scripts.stream()
                        .anyMatch(
                                script -> script.text().toLowerCase(Locale.ROOT).contains(DEFERRED));
        this.before = possible ? violations() : Set.of();
    }

    private record Violation(String table, String row, String parent, int key) {}

    /**
     * Does what a commit after this script would do: finds what it has violated, and lets nothing be deferred any longer.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_FAILED} if the commit would fail
     */
    void check(Script script) throws SQLException {
        if (!possible) {
            return;
        }
        Set<Violation> now = violations();
        now.stream()
                .filter(violation -> !before.contains(violation))
                .findFirst()
                .ifPresent(violation -> {
                    throw new LibsqlctlException(
                            ErrorCode.MIGRATION_FAILED,
                            script.name() + ": FOREIGN KEY constraint failed at its end: row " + violation.row()
                                    + " of " + violation.table() + " refers to a row of " + violation.parent()
                                    + " that is not there",
                            "Mend the file, then run the command again.");
                });
        before = now;
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA defer_foreign_keys = OFF");
        }
    }

    private boolean schemaDefers() throws SQLException {
        String sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%" + DEFERRED + "%' LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private Set<Violation> violations() throws SQLException {
        Set<Violation> found = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check")) {
            while (rows.next()) {
                found.add(new Violation(rows.getString(1), rows.getString(2), rows.getString(3), rows.getInt(4)));
            }
        }
        return found;
    }
}
