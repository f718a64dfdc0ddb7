package dev.libsqlctl.backup.restore;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * A database in a file that is nobody's yet, in the one transaction that fills it. It is deleted when it is closed without having been kept, so it needs no log on the disk and waits for no disk.
 */
final class NewDatabase implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "PRAGMA journal_mode=MEMORY",
            "PRAGMA synchronous=OFF",
            "PRAGMA locking_mode=EXCLUSIVE",
            "PRAGMA foreign_keys=OFF",
            "PRAGMA cache_size=-24000",
            "PRAGMA threads=1");

    /** Those of SQLite and its shell, where the driver has lower ones: a million characters in a statement is one. A dump is about one database, so none reaches for other files. */
    private static final Map<SQLiteLimits, Integer> LIMITS = Map.of(
            SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, 1_000_000_000,
            SQLiteLimits.SQLITE_LIMIT_FUNCTION_ARG, 127,
            SQLiteLimits.SQLITE_LIMIT_WORKER_THREADS, 1,
            SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);

    /** Some milliseconds of work. */
    private static final int INSTRUCTIONS_BETWEEN_LOOKS = 100_000;

    private final Path file;
    private final Connection connection;
    private final Statement statement;
    private boolean kept;

    private NewDatabase(Path file, Connection connection, Statement statement) {
        this.file = file;
        this.connection = connection;
        this.statement = statement;
    }

    /**
     * {@return the database, empty, in a transaction}
     *
     * @param file not there, or empty
     * @throws LibsqlctlException if the file cannot be made, or is there
     */
    static NewDatabase create(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > 0) {
                throw new LibsqlctlException(ErrorCode.IO_ERROR, file + " is there already", null);
            }
            return open(file);
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, file + " cannot be read: " + e.getMessage(), null, e);
        } catch (SQLException e) {
            throw new SqliteFailure(e).ofMachine(file);
        }
    }

    private static NewDatabase open(Path file) throws SQLException {
        Properties properties = new Properties();
        // Otherwise every text is searched for what begins an INSERT.
        properties.setProperty("jdbc.get_generated_keys", "false");
        Connection connection =
                JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri(), properties);
        NewDatabase database = new NewDatabase(file, connection, connection.createStatement());
        try {
            SQLiteConnection own = connection.unwrap(SQLiteConnection.class);
            for (Map.Entry<SQLiteLimits, Integer> limit : LIMITS.entrySet()) {
                own.setLimit(limit.getKey(), limit.getValue());
            }
            for (String setting : SETTINGS) {
                database.run(setting);
            }
            ProgressHandler.setHandler(connection, INSTRUCTIONS_BETWEEN_LOOKS, new Interrupts());
            database.run("BEGIN IMMEDIATE");
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    /** {@return where it is} */
    Path file() {
        return file;
    }

    /**
     * Runs any number of statements in one call of SQLite.
     *
     * @return how many rows they changed
     */
    long run(String sql) throws SQLException {
        // The line end hides what the driver would take for a command of its own: one that begins with "backup" or
        // "restore" writes and reads other files.
        return statement.executeLargeUpdate("\n" + sql);
    }

    /** {@return the number that a query answers} */
    long count(String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Ends the transaction. The file will not be deleted. */
    void keep() throws SQLException {
        run("COMMIT");
        connection.close();
        kept = true;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // What is not kept need not be closed well.
        }
        if (!kept) {
            delete(file);
            delete(file.resolveSibling(file.getFileName() + "-journal"));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The error that led here says more.
        }
    }

    private static final class Interrupts extends ProgressHandler {
        @Override
        protected int progress() {
            return Thread.currentThread().isInterrupted() ? 1 : 0;
        }
    }
}
