package dev.libsqlctl.target;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection to a SQLite file that begins its transactions when they are needed: when a statement is made. One that was made before auto-commit was turned
 * off does not begin one.
 *
 * <p>SQLite's driver begins the next one within {@code setAutoCommit}, {@code commit} and {@code rollback}. When somebody else writes at that moment, a commit that
 * was done fails, and what follows runs outside of any transaction.
 */
final class FileConnection extends JDBC4Connection {
    /** SQLite ends a transaction by itself after some failures, as that of {@code INSERT OR ROLLBACK}. */
    private static final String ENDED = "no transaction is active";

    /** Turned around, because the driver makes statements while a connection is made, before any field has a value. */
    private boolean manual;

    private boolean open;

    /**
     * Opens a file, or makes it.
     *
     * @param path of the file
     * @param properties those of the driver
     * @throws SQLException if it cannot be opened
     */
    FileConnection(Path path, Properties properties) throws SQLException {
        // As a URI (SQLite, "URI Filenames"), because a question mark of a path would begin the driver's properties.
        this(path.toAbsolutePath().toUri().toString(), properties);
    }

    private FileConnection(String uri, Properties properties) throws SQLException {
        super("jdbc:sqlite:" + uri, uri, properties);
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        begin();
        return super.createStatement(type, concurrency, holdability);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        begin();
        return super.prepareStatement(sql, type, concurrency, holdability);
    }

    @Override
    public boolean getAutoCommit() {
        return !manual;
    }

    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        if (on) {
            commit();
        }
        manual = !on;
    }

    private void begin() throws SQLException {
        if (manual && !open) {
            execute("BEGIN IMMEDIATE");
            open = true;
        }
    }

    @Override
    public void commit() throws SQLException {
        if (open) {
            execute("COMMIT");
            open = false;
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (!open) {
            return;
        }
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            if (!e.getMessage().contains(ENDED)) {
                throw e;
            }
        }
        open = false;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = super.createStatement(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
            statement.execute(sql);
        }
    }
}
