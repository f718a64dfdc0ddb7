package dev.libsqlctl.migrate.flyway;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the history, never seen by Flyway, that says that somebody is at work on it. Others wait for its end by reading: a writer that waits for
 * the write lock of the database takes it away after some seconds.
 */
public final class Announcement {
    /** Flyway reads the ranks from 0 on. */
    private static final int RANK = -100;

    private final String table;
    private final String id = UUID.randomUUID().toString();
    private final String author;

    /**
     * Announces nothing yet.
     *
     * @param table the history's, quoted
     * @param author who is at work, as others are told; empty for nobody in particular
     */
    public Announcement(String table, String author) {
        this.table = table;
        this.author = author;
    }

    /**
     * An announcement that stands.
     *
     * @param id tells it from others
     * @param author who made it; empty if that is not known
     */
    public record Standing(String id, String author) {}

    /** {@return whose announcement stands; empty if there is none} */
    public Optional<Standing> standing(Connection connection) throws SQLException {
        String sql = "SELECT version, script FROM " + table + " WHERE installed_rank = " + RANK;
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(sql)) {
            return rows.next() ? Optional.of(new Standing(rows.getString(1), rows.getString(2))) : Optional.empty();
        }
    }

    /** {@return whether this one stands now} It does not if another one does. */
    public boolean post(Connection connection) throws SQLException {
        return insert(connection, "IGNORE") == 1;
    }

    /** Puts this one in the place of whichever stands, as the first write of a transaction. */
    void postAnyway(Connection connection) throws SQLException {
        insert(connection, "REPLACE");
    }

    /** Removes this one, if it stands. */
    public void withdraw(Connection connection) throws SQLException {
        remove(connection, new Standing(id, author));
    }

    /** Removes another one, if it still stands. */
    public void remove(Connection connection, Standing other) throws SQLException {
        String sql = "DELETE FROM " + table + " WHERE installed_rank = ? AND version = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setInt(1, RANK);
            delete.setString(2, other.id());
            delete.executeUpdate();
        }
    }

    private int insert(Connection connection, String orElse) throws SQLException {
        String sql = "INSERT OR " + orElse + " INTO " + table + " (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success) VALUES (?, ?, 'flyway-lock', '', ?, '', 0, 1)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, RANK);
            insert.setString(2, id);
            insert.setString(3, author);
            return insert.executeUpdate();
        }
    }
}
