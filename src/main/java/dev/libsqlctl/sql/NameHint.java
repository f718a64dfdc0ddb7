package dev.libsqlctl.sql;

import dev.libsqlctl.error.Suggestions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the database that might have been meant by one that it does not have. */
final class NameHint {
    private static final Pattern TABLE = Pattern.compile("no such table: (?:\\w+\\.)?([^\\s(]+)");
    private static final Pattern COLUMN =
            Pattern.compile("(?:no such column: (?:\\w+\\.)*|has no column named )([^\\s(]+)");
    private static final String TABLES = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')";
    private static final String COLUMNS =
            "SELECT DISTINCT c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type IN ('table', 'view')";

    private final Connection connection;

    NameHint(Connection connection) {
        this.connection = connection;
    }

    /** {@return a question; empty when no name is near, or the database cannot be asked} */
    Optional<String> of(String message) {
        Matcher table = TABLE.matcher(message);
        if (table.find()) {
            return nearest(table.group(1), TABLES);
        }
        Matcher column = COLUMN.matcher(message);
        return column.find() ? nearest(column.group(1), COLUMNS) : Optional.empty();
    }

    private Optional<String> nearest(String typed, String query) {
        List<String> found = Suggestions.of(typed, names(query));
        return found.isEmpty() ? Optional.empty() : Optional.of("Did you mean " + String.join(" or ", found) + "?");
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            // Without them there is no hint, and the error stands for itself.
            return List.of();
        }
        return names;
    }
}
