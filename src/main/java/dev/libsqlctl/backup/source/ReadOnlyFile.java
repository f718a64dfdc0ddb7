package dev.libsqlctl.backup.source;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * A SQLite file of which nothing is written but its {@code -shm}, the memory that its readers and writers share. What stands in its write-ahead log is seen, and the log is not taken
 * over into the file, not even by the last one who closes it: {@code mode=ro} (SQLite, "URI Filenames") forbids that.
 */
final class ReadOnlyFile {
    /** Long enough for whoever commits. */
    private static final String MILLISECONDS_TO_WAIT = "5000";

    private final Path path;
    private final List<String> settings;

    ReadOnlyFile(Path path) {
        this(path, List.of());
    }

    private ReadOnlyFile(Path path, List<String> settings) {
        this.path = path;
        this.settings = settings;
    }

    /** {@return one that is opened even when it has fewer pages than it says} SQLite does so for whoever may repair a schema; nobody does here. */
    static ReadOnlyFile damaged(Path path) {
        return new ReadOnlyFile(path, List.of("PRAGMA writable_schema=ON"));
    }

    /** {@return a new connection in auto-commit} */
    SQLiteConnection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(
                "open_mode",
                Integer.toString(
                        SQLiteOpenMode.READONLY.flag | SQLiteOpenMode.OPEN_URI.flag | SQLiteOpenMode.NOMUTEX.flag));
        properties.setProperty("busy_timeout", MILLISECONDS_TO_WAIT);
        SQLiteConnection connection =
                JDBC.createConnection("jdbc:sqlite:" + path.toAbsolutePath().toUri() + "?mode=ro", properties);
        // The driver has those of SQLite by default: a rowid beside so many columns is one too many.
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_COLUMN, TableShape.MOST_COLUMNS + 1);
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.executeUpdate(setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Begins a transaction, and reads something: only then has it a moment. */
    static void begin(SQLiteConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN");
            statement.executeQuery("SELECT 1 FROM sqlite_schema LIMIT 1").close();
        }
    }

    static void rollBack(SQLiteConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("ROLLBACK");
        }
    }

    /**
     * {@return a number that is another one whenever anybody else has committed since the connection asked for it last (SQLite, "PRAGMA data_version")}
     *
     * @param connection not in a transaction
     */
    static long dataVersion(SQLiteConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            row.next();
            return row.getLong(1);
        }
    }
}
