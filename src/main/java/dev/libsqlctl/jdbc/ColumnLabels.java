package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds columns by their labels: in any case, the first of those that share one (JDBC 4.3, section 15.2.3). */
final class ColumnLabels {
    private final Map<String, Integer> indexes = new HashMap<>();

    ColumnLabels(List<Col> columns) {
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (name != null) {
                indexes.putIfAbsent(folded(name), i + 1);
            }
        }
    }

    /**
     * {@return the index, counted from 1}
     *
     * @throws SQLException if there is none of that name
     */
    int indexOf(String label) throws SQLException {
        Integer index = label == null ? null : indexes.get(folded(label));
        if (index == null) {
            throw new SQLException("There is no column '" + label + "' in the result", "42S22");
        }
        return index;
    }

    private static String folded(String label) {
        return label.toLowerCase(Locale.ROOT);
    }
}
