package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one result of {@link java.sql.DatabaseMetaData}, while they are put together. */
final class MetaRows {
    private final MetaResult result;
    private final List<List<Value>> rows = new ArrayList<>();

    MetaRows(MetaResult result) {
        this.result = result;
    }

    /**
     * Adds a row.
     *
     * @param values one for each column: null, String, Integer, Short, Long or Boolean
     */
    void add(Object... values) {
        if (values.length != result.columns().size()) {
            throw new IllegalArgumentException(
                    result + " has " + result.columns().size() + " columns, not " + values.length);
        }
        List<Value> row = new ArrayList<>(values.length);
        for (Object value : values) {
            row.add(valueOf(value));
        }
        rows.add(row);
    }

    ResultSet toResultSet() throws SQLException {
        return new LibsqlResultSet(null, new ListRows(result.columns(), rows));
    }

    private static Value valueOf(Object value) {
        if (value instanceof Boolean truth) {
            return Value.of(truth ? 1L : 0L);
        } else if (value instanceof Number number) {
            return Value.of(number.longValue());
        }
        return Value.of((String) value);
    }
}
