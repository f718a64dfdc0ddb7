package dev.libsqlctl.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which migrations a database has. Both tables are written together, within a transaction of the caller's that begins with the write lock: what is
 * written here is there exactly if what it tells of is there.
 */
public final class History {
    private static final String NEXT_RANK = "(SELECT coalesce(max(installed_rank), 0) + 1 FROM "
            + HistoryTables.quotedFlyway() + " WHERE installed_rank >= 0)";

    /** Flyway writes a version as the file's name has it, with leading zeros. */
    private static final String OF_VERSION = " WHERE installed_rank >= 0 AND CAST(version AS INTEGER) = ?";

    private final HistoryTables tables;

    /** @param geniTable the name of Geni's table, which may begin with a schema and a dot */
    History(String geniTable) {
        this.tables = new HistoryTables(geniTable);
    }

    HistoryTables tables() {
        return tables;
    }

    /** {@return who writes the rows of Flyway's table} */
    String author() {
        return AppliedMigration.author(tables.geniName());
    }

    /** {@return whether both tables are there} */
    boolean exists(Connection connection) throws SQLException {
        return tables.present(connection).containsAll(Set.of(HistoryTables.FLYWAY, tables.geniName()));
    }

    /** Makes Flyway's table, unless it is there. Geni's is made by {@link #reconcile}, which fills it. */
    void create(Connection connection) throws SQLException {
        tables.createFlyway(connection);
    }

    /**
     * {@return which migrations the database has, by version} Reads only; what the two tables do not agree on is settled as {@link #reconcile} does.
     *
     * @param migrations whose files tell more of what Geni has applied
     */
    public List<AppliedMigration> applied(Connection connection, List<Migration> migrations) throws SQLException {
        return Reconciliation.of(HistorySnapshot.read(connection, tables), migrations)
                .result();
    }

    /** {@return whether there is anything to {@link #reconcile}} Reads only. */
    boolean isReconciled(Connection connection, List<Migration> migrations) throws SQLException {
        return exists(connection)
                && Reconciliation.of(HistorySnapshot.read(connection, tables), migrations)
                        .isDone();
    }

    /**
     * Writes down in each table what the other one knows: what Geni has applied gets a row without being run, what Geni has undone loses its row,
     * and what Flyway has applied becomes known to Geni.
     *
     * @param migrations whose files tell more of what Geni has applied
     */
    public void reconcile(Connection connection, List<Migration> migrations) throws SQLException {
        tables.createFlyway(connection);
        HistorySnapshot before = HistorySnapshot.read(connection, tables);
        tables.createGeni(connection);
        Reconciliation needed = Reconciliation.of(before, migrations);
        List<Long> settled = new ArrayList<>(needed.forGeni());
        settled.addAll(needed.ended());
        insert(connection, needed.adopted(), before.lastRank());
        forEach(connection, "DELETE FROM " + HistoryTables.quotedFlyway() + OF_VERSION, needed.undone());
        forEach(
                connection,
                "UPDATE " + HistoryTables.quotedFlyway() + " SET success = 1, installed_by = '"
                        + author().replace("'", "''") + "'" + OF_VERSION,
                settled);
        forEach(connection, insertForGeni(), needed.forGeni());
    }

    /** Adds what has been applied, to both tables. */
    public void add(Connection connection, AppliedMigration applied) throws SQLException {
        String sql = "INSERT INTO " + HistoryTables.quotedFlyway()
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES ("
                + NEXT_RANK + ", ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(insert, 1, applied);
            insert.executeUpdate();
        }
        if (applied.success() && !applied.isBaseline()) {
            forEach(connection, insertForGeni(), List.of(applied.version()));
        }
    }

    /**
     * Removes what has been undone, from both tables.
     *
     * @return whether Geni's had it: Geni has undone it otherwise
     */
    public boolean remove(Connection connection, long version) throws SQLException {
        forEach(connection, "DELETE FROM " + HistoryTables.quotedFlyway() + OF_VERSION, List.of(version));
        return removeFromGeni(connection, version);
    }

    /**
     * Takes down that a migration without a transaction begins to be undone: until it is removed it counts as interrupted.
     *
     * @return whether Geni's table had it: Geni has undone it otherwise
     */
    public boolean begin(Connection connection, long version) throws SQLException {
        forEach(
                connection,
                "UPDATE " + HistoryTables.quotedFlyway() + " SET success = 0" + OF_VERSION,
                List.of(version));
        return removeFromGeni(connection, version);
    }

    /** Takes down that a migration without a transaction, which was begun, is applied as a whole. */
    public void end(Connection connection, long version, long milliseconds) throws SQLException {
        String sql = "UPDATE " + HistoryTables.quotedFlyway() + " SET success = 1, execution_time = ?" + OF_VERSION;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, milliseconds);
            update.setLong(2, version);
            update.executeUpdate();
        }
        forEach(connection, insertForGeni(), List.of(version));
    }

    /** Has what is applied be known by another file: its name and its checksum. */
    void realign(Connection connection, AppliedMigration file) throws SQLException {
        String sql = "UPDATE " + HistoryTables.quotedFlyway() + " SET script = ?, description = ?, checksum = ?"
                + OF_VERSION;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, file.script());
            update.setString(2, file.description());
            update.setObject(3, file.checksum());
            update.setLong(4, file.version());
            update.executeUpdate();
        }
    }

    /** {@return the statement that adds a version to Geni's table} */
    String insertForGeni(long version) {
        return "INSERT INTO " + tables.quotedGeni() + " (id) VALUES ('" + version + "')";
    }

    private String insertForGeni() {
        return "INSERT INTO " + tables.quotedGeni() + " (id) VALUES (?)";
    }

    private boolean removeFromGeni(Connection connection, long version) throws SQLException {
        String sql = "DELETE FROM " + tables.quotedGeni() + " WHERE CAST(id AS INTEGER) = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, version);
            return delete.executeUpdate() > 0;
        }
    }

    private void insert(Connection connection, List<AppliedMigration> rows, int lastRank) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String sql = "INSERT INTO " + HistoryTables.quotedFlyway()
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int rank = lastRank;
            for (AppliedMigration row : rows) {
                insert.setInt(1, ++rank);
                bind(insert, 2, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void bind(PreparedStatement insert, int first, AppliedMigration row) throws SQLException {
        insert.setString(first, Long.toString(row.version()));
        insert.setString(first + 1, row.description());
        insert.setString(first + 2, row.type());
        insert.setString(first + 3, row.script());
        insert.setObject(first + 4, row.checksum());
        insert.setString(first + 5, row.isOurs() ? author() : row.installedBy());
        insert.setLong(first + 6, row.milliseconds());
        insert.setInt(first + 7, row.success() ? 1 : 0);
    }

    private static void forEach(Connection connection, String sql, List<Long> versions) throws SQLException {
        if (versions.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (long version : versions) {
                statement.setLong(1, version);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
