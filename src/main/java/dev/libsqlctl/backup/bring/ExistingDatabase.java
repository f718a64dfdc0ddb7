package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.restore.SqliteFailure;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.DatabaseLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.Codes;

/** A SQLite file that is there already, perhaps open in other programs. */
final class ExistingDatabase {
    private static final String MILLISECONDS_TO_WAIT = "5000";
    private static final int PAUSE_MILLIS = 100;
    private static final int PAUSES = 50;
    private static final int SHOWN = 5;
    private static final int PRIMARY = 0xFF;

    private final Path path;
    private final List<String> names;

    private ExistingDatabase(Path path, List<String> names) {
        this.path = path;
        this.names = names;
    }

    /**
     * {@return the file at a path; empty when there is none}
     *
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_ERROR} when something else is there
     */
    static Optional<ExistingDatabase> at(Path path) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(path, "mode=ro"));
        } catch (SQLException e) {
            if ((e.getErrorCode() & PRIMARY) != Codes.SQLITE_READONLY) {
                throw failed(path, e);
            }
        }
        try {
            // Somebody was killed: what it did by half has to be undone before anything can be read.
            return Optional.of(read(path, "mode=rw"));
        } catch (SQLException e) {
            throw failed(path, e);
        }
    }

    /**
     * Requires that no log lies at a path that has no database: SQLite would take it over into whatever gets that name.
     *
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_EMPTY} when there is one
     */
    static void requireNoLog(Path path) {
        DatabaseLog.beside(path).ifPresent(log -> {
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_NOT_EMPTY,
                    log + " is there without its database, and would be taken over into the new one",
                    "It belongs to the database that was there: put it where that is now, or name another file.");
        });
    }

    private static ExistingDatabase read(Path path, String how) throws SQLException {
        try (Connection connection = connect(path, how);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return new ExistingDatabase(path, names);
        }
    }

    private static Connection connect(Path path, String how) throws SQLException {
        return JDBC.createConnection(
                "jdbc:sqlite:" + path.toAbsolutePath().toUri() + "?" + how + "&busy_timeout=" + MILLISECONDS_TO_WAIT,
                new Properties());
    }

    private static LibsqlctlException failed(Path path, SQLException e) {
        return new LibsqlctlException(
                ErrorCode.DATABASE_ERROR,
                path + ": " + e.getMessage(),
                "Nothing was changed. Close programs that have it open, or name another file.",
                e);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    void requireEmpty() {
        if (!isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_NOT_EMPTY,
                    path + " has tables already: "
                            + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                            + (names.size() > SHOWN ? ", and " + (names.size() - SHOWN) + " more" : ""),
                    "--replace backs it up and replaces it.");
        }
    }

    /**
     * Takes the pages of another file, in one transaction of SQLite: programs that have this one open see the new content, or none of it. A file of another name in its place would leave
     * them with the old one, and the new one with a log that is not its own.
     *
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when it cannot be written, {@link ErrorCode#DATABASE_ERROR} when other programs do not let go of it; it is as it was then
     */
    void replaceBy(Path other) {
        try {
            // Pages of another size cannot be put into a file in that mode.
            String mode = changeMode("DELETE");
            try {
                takePages(other);
            } catch (SQLException e) {
                changeModeBack(mode, e);
                throw e;
            }
        } catch (SQLException e) {
            SqliteFailure failure = new SqliteFailure(e);
            throw failure.isOfMachine() ? failure.ofMachine(path) : failed(path, e);
        }
    }

    private void takePages(Path other) throws SQLException {
        try (Connection connection = connect(other, "mode=rw")) {
            int result = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", path.toString(), null, PAUSE_MILLIS, PAUSES, -1);
            // The driver tells what became of the file that is written, and throws nothing.
            if (result != Codes.SQLITE_OK) {
                throw new SQLException(SQLiteErrorCode.getErrorCode(result).message, null, result);
            }
        }
    }

    /** {@return the journal mode before} */
    private String changeMode(String mode) throws SQLException {
        try (Connection connection = connect(path, "mode=rw");
                Statement statement = connection.createStatement()) {
            String before;
            try (ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
                row.next();
                before = row.getString(1);
            }
            statement.execute("PRAGMA journal_mode=" + mode);
            return before;
        }
    }

    private void changeModeBack(String mode, SQLException failure) {
        try {
            changeMode(mode);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
