package dev.libsqlctl.backup.verify;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.sqlite.JDBC;

/** Asks SQLite whether a file is a sound database ({@code PRAGMA integrity_check}). */
public final class Integrity {
    private static final int MOST = 10;

    /**
     * What SQLite says of a value whose type its column does not ask for. That is no damage: a table may hold such values, and SQLite 3.54 also says it of real numbers in a column whose default is a
     * text. Whether values are those that they should be is told by their hashes.
     */
    private static final Pattern OF_VALUES = Pattern.compile("(?:TEXT|NUMERIC) value in .*", Pattern.DOTALL);

    /** How many times more is asked for when values have crowded out what may be damage. SQLite keeps all that it finds of one table in memory, so it is not asked for everything at once. */
    private static final int MORE = 100;

    private Integrity() {}

    /**
     * {@return what SQLite finds wrong, in its words; empty when nothing is}
     *
     * @param file which nobody changes meanwhile, and nothing of which is in a write-ahead log
     * @throws LibsqlctlException {@link ErrorCode#SOURCE_UNREADABLE} when it cannot be opened
     */
    public static List<String> problems(Path file) {
        // Otherwise SQLite would put a log beside a file in WAL mode.
        return problems(file, "immutable=1");
    }

    /**
     * {@return what SQLite finds wrong, in its words; empty when nothing is}
     *
     * @param file which others may have open and change
     * @throws LibsqlctlException {@link ErrorCode#SOURCE_UNREADABLE} when it cannot be opened
     */
    public static List<String> ofLive(Path file) {
        return problems(file, "mode=ro");
    }

    private static List<String> problems(Path file, String how) {
        String url = "jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?" + how;
        try (Connection connection = JDBC.createConnection(url, new Properties());
                Statement statement = connection.createStatement()) {
            return problems(statement);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("malformed")
                    || String.valueOf(e.getMessage()).contains("not a database")) {
                return List.of(e.getMessage());
            }
            throw new LibsqlctlException(
                    ErrorCode.SOURCE_UNREADABLE, file + " cannot be opened: " + e.getMessage(), null, e);
        }
    }

    private static List<String> problems(Statement statement) throws SQLException {
        for (int limit = MOST; ; limit *= MORE) {
            List<String> problems = new ArrayList<>();
            int said = 0;
            try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(" + limit + ")")) {
                while (problems.size() < MOST && rows.next()) {
                    String problem = rows.getString(1);
                    said++;
                    if (!problem.equals("ok") && !OF_VALUES.matcher(problem).matches()) {
                        problems.add(problem);
                    }
                }
            }
            if (!problems.isEmpty() || said < limit) {
                return problems;
            }
        }
    }
}
