package dev.libsqlctl.backup.verify;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks SQLite whether a file is a sound database ({@code PRAGMA integrity_check}). */
public final class Integrity {
    private static final int MOST = 10;

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
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check(" + MOST + ")")) {
            List<String> problems = new ArrayList<>();
            while (rows.next()) {
                problems.add(rows.getString(1));
            }
            return problems.equals(List.of("ok")) ? List.of() : problems;
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("malformed")
                    || String.valueOf(e.getMessage()).contains("not a database")) {
                return List.of(e.getMessage());
            }
            throw new LibsqlctlException(
                    ErrorCode.SOURCE_UNREADABLE, file + " cannot be opened: " + e.getMessage(), null, e);
        }
    }
}
