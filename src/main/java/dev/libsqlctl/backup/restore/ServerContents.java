package dev.libsqlctl.backup.restore;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables and views of a server's database. What SQLite and libSQL keep for themselves, or for one of these, is not counted. */
public final class ServerContents {
    /** How many names are shown. */
    private static final int NAMES = 5;

    private static final String ALL = """
            SELECT type, name, sql, rootpage = 0 AS virtual,
                name IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow') AS shadow
            FROM main.sqlite_schema WHERE type IN ('table', 'view', 'index') ORDER BY rowid""";

    private final List<String> views = new ArrayList<>();
    private final List<String> virtualTables = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final List<String> vectorIndexes = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private ServerContents() {}

    /**
     * {@return what is there}
     *
     * @param connection of a server's database
     * @throws SQLException if it cannot be read
     */
    public static ServerContents of(Connection connection) throws SQLException {
        ServerContents contents = new ServerContents();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                contents.add(rows);
            }
        }
        Set<String> ofIndexes = new HashSet<>();
        contents.vectorIndexes.forEach(index -> ofIndexes.addAll(VectorIndex.shadows(index)));
        contents.tables.removeIf(ofIndexes::contains);
        return contents;
    }

    private void add(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String type = row.getString("type");
        String sql = row.getString("sql");
        if (type.equals("index")) {
            if (sql != null && VectorIndex.isMadeBy(sql)) {
                vectorIndexes.add(name);
            }
        } else if (type.equals("view")) {
            views.add(name);
        } else if (ReservedNames.isKept(name)) {
            kept.add(ReservedNames.folded(name));
        } else if (row.getBoolean("virtual")) {
            virtualTables.add(name);
        } else if (!row.getBoolean("shadow")) {
            tables.add(name);
        }
    }

    /** {@return the names of what is there} */
    public List<String> names() {
        List<String> names = new ArrayList<>(tables);
        names.addAll(virtualTables);
        names.addAll(views);
        return names;
    }

    /**
     * Does nothing if the database has no content.
     *
     * @param database its name
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_EMPTY} with some names otherwise
     */
    public void requireNone(String database) {
        List<String> names = names();
        if (!names.isEmpty()) {
            int more = names.size() - NAMES;
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_NOT_EMPTY,
                    database + " has tables already: "
                            + String.join(", ", names.subList(0, Math.min(names.size(), NAMES)))
                            + (more > 0 ? ", and " + more + " more" : ""),
                    "--replace drops them, and makes a backup of them first.");
        }
    }

    /**
     * {@return the statements that leave nothing of it, if foreign keys are off} A virtual table takes those behind it along, a vector index its own; the indexes and
     * triggers go with their tables.
     */
    List<String> drops() {
        List<String> drops = new ArrayList<>();
        views.forEach(name -> drops.add(drop("VIEW", name)));
        virtualTables.forEach(name -> drops.add(drop("TABLE", name)));
        vectorIndexes.forEach(name -> drops.add(drop("INDEX", name)));
        tables.forEach(name -> drops.add(drop("TABLE", name)));
        if (kept.contains(ReservedNames.VECTOR_INDEXES)) {
            drops.add(drop("TABLE", ReservedNames.VECTOR_INDEXES));
        }
        if (kept.contains(ReservedNames.SEQUENCE)) {
            drops.add("DELETE FROM " + ReservedNames.SEQUENCE);
        }
        return drops;
    }

    private static String drop(String what, String name) {
        return "DROP " + what + " " + ReservedNames.quoted(name);
    }
}
