package dev.libsqlctl.backup.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what can be read of each table, of all of them at once: there may be a thousand, and a server at the other end of a slow line. */
final class TableShapes {
    private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

    private final Connection connection;

    TableShapes(Connection connection) {
        this.connection = connection;
    }

    /** A column of a table, as {@code PRAGMA table_xinfo} tells. */
    private record Column(String name, boolean hidden, int keyPosition) {}

    /** {@return the tables by name} */
    Map<String, TableShape> all() throws SQLException {
        Set<String> withoutRowid = names("SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr");
        Set<String> withKeyIndex = names("SELECT t.name FROM sqlite_schema t JOIN pragma_index_list(t.name) i"
                + " WHERE t.type = 'table' AND i.origin = 'pk'");
        Map<String, TableShape> shapes = new LinkedHashMap<>();
        columns()
                .forEach((table, columns) -> shapes.put(
                        table,
                        withoutRowid.contains(table)
                                ? new TableShape(table, readable(columns), Optional.empty(), false, false, false)
                                : shape(table, columns, withKeyIndex.contains(table))));
        return shapes;
    }

    private static List<String> readable(List<Column> columns) {
        return columns.stream()
                .filter(column -> !column.hidden())
                .map(Column::name)
                .toList();
    }

    private static TableShape shape(String table, List<Column> columns, boolean keyIndex) {
        Optional<String> integerKey = keyIndex ? Optional.empty() : integerKey(columns);
        Set<String> taken = columns.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Optional<String> rowid = integerKey.or(
                () -> ROWID_NAMES.stream().filter(name -> !taken.contains(name)).findFirst());
        return new TableShape(table, readable(columns), rowid, integerKey.isPresent(), false, rowid.isPresent());
    }

    /** {@return the column that is the rowid: the only one of a primary key that has no index of its own} */
    private static Optional<String> integerKey(List<Column> columns) {
        List<Column> key =
                columns.stream().filter(column -> column.keyPosition() > 0).toList();
        return key.size() == 1 ? Optional.of(key.get(0).name()) : Optional.empty();
    }

    private Map<String, List<Column>> columns() throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT t.name, c.name, c.hidden, c.pk FROM sqlite_schema t"
                        + " JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table'"
                        + " AND t.sql NOT LIKE 'CREATE VIRTUAL TABLE%' ORDER BY t.rowid, c.cid")) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                        .add(new Column(rows.getString(2), rows.getInt(3) != 0, rows.getInt(4)));
            }
        }
        return columns;
    }

    private Set<String> names(String sql) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
