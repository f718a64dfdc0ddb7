package dev.libsqlctl.shell;

import dev.libsqlctl.error.LibsqlctlException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of a database, for completion. */
final class SchemaNames {
    private static final String COLUMNS =
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type IN ('table', 'view')";

    /** Completion is no place to wait. */
    private static final int SECONDS_TO_WAIT = 3;

    private final ShellSession session;

    SchemaNames(ShellSession session) {
        this.session = session;
    }

    /** {@return the columns of each table and view; none when the database cannot be asked} */
    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (Statement statement = session.connection().createStatement()) {
            statement.setQueryTimeout(SECONDS_TO_WAIT);
            try (ResultSet rows = statement.executeQuery(COLUMNS)) {
                while (rows.next()) {
                    columns.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        } catch (SQLException | LibsqlctlException e) {
            // What is to be run will say it.
            return Map.of();
        }
        return columns;
    }
}
