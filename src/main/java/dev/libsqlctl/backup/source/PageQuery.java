package dev.libsqlctl.backup.source;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The statement that reads one page of a table in the order of a key. The page behind the one before is found by that one's last key; where the key itself cannot be asked for, by counting rows, which
 * takes longer the further it is.
 */
final class PageQuery {
    private final TableShape shape;
    private final List<KeyColumn> key;
    private final ServerSnapshot.Precision precision;
    private final boolean byKey;
    private long read;

    PageQuery(TableShape shape, List<KeyColumn> key, ServerSnapshot.Precision precision) {
        this.shape = shape;
        this.key = key;
        this.precision = precision;
        boolean sendable =
                precision == ServerSnapshot.Precision.USUAL || shape.rowid().isPresent();
        this.byKey = !key.isEmpty() && sendable && shape.columns().size() + key.size() <= TableShape.MOST_COLUMNS;
    }

    int columns() {
        return shape.columns().size();
    }

    String sql(boolean first) {
        Stream<String> values = IntStream.range(0, columns())
                .mapToObj(i -> value(Names.quoted(shape.columns().get(i))) + " AS c" + i);
        Stream<String> keys = byKey ? key.stream().map(column -> Names.quoted(column.name())) : Stream.empty();
        return "SELECT " + Stream.concat(values, keys).collect(Collectors.joining(", ")) + " FROM "
                + Names.quoted(shape.name())
                + (byKey && !first ? " WHERE " + behind(0) : "")
                + (key.isEmpty() ? "" : " ORDER BY " + order())
                + " LIMIT ?" + (byKey ? "" : " OFFSET ?");
    }

    private String value(String column) {
        return precision == ServerSnapshot.Precision.BYTES ? SentAsBytes.encode(column) : column;
    }

    private String order() {
        return key.stream()
                .map(column -> compared(column) + (column.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String compared(KeyColumn column) {
        return Names.quoted(column.name()) + " COLLATE " + Names.quoted(column.collation());
    }

    /** {@return that the key, from a column of it on, is behind the last one} What SQLite finds in the index comes first. */
    private String behind(int i) {
        KeyColumn column = key.get(i);
        String sign = column.descending() ? " <" : " >";
        if (i == key.size() - 1) {
            return compared(column) + sign + " ?";
        }
        return compared(column) + sign + "= ? AND (" + compared(column) + sign + " ? OR (" + behind(i + 1) + "))";
    }

    void bind(PreparedStatement statement, List<Object> after, long limit) throws SQLException {
        int parameter = 1;
        for (int i = 0; i < after.size() && byKey; i++) {
            statement.setObject(parameter++, after.get(i));
            if (i < after.size() - 1) {
                statement.setObject(parameter++, after.get(i));
            }
        }
        statement.setLong(parameter++, limit);
        if (!byKey) {
            statement.setLong(parameter, read);
        }
        read += limit;
    }

    /** {@return the key of the row} */
    List<Object> key(ResultSet row) throws SQLException {
        if (!byKey) {
            return List.of(read);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            values.add(row.getObject(columns() + i + 1));
        }
        return values;
    }
}
