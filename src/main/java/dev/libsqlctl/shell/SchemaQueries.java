package dev.libsqlctl.shell;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.target.DatabaseWords;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a database for its schema. */
final class SchemaQueries {
    private static final String TABLES =
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                    + " AND name LIKE ? ORDER BY name";
    private static final String STATEMENTS =
            "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name LIKE ? AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                    + " ORDER BY tbl_name, type <> 'table', rowid";
    private static final String INDEXES =
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name LIKE ? ORDER BY name";
    private static final String ANYTHING = "%";

    private final ShellSession session;

    SchemaQueries(ShellSession session) {
        this.session = session;
    }

    List<String> tables(Optional<String> pattern) {
        return strings(TABLES, pattern.orElse(ANYTHING));
    }

    List<String> statements(Optional<String> table) {
        return strings(STATEMENTS, table.orElse(ANYTHING));
    }

    List<String> indexes(Optional<String> table) {
        return strings(INDEXES, table.orElse(ANYTHING));
    }

    private List<String> strings(String query, String argument) {
        try (PreparedStatement statement = session.connection().prepareStatement(query)) {
            statement.setString(1, argument);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new LibsqlctlException(ErrorCode.DATABASE_ERROR, DatabaseWords.of(e), null, e);
        }
    }
}
