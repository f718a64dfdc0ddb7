package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.List;

/** Rows up to a number of them; the rest is given up, without a word (JDBC 4.3, {@link java.sql.Statement#setMaxRows}). */
final class LimitedRows implements RowSource {
    private final RowSource rows;
    private long left;

    private LimitedRows(RowSource rows, long most) {
        this.rows = rows;
        this.left = most;
    }

    /**
     * {@return the rows, not more than so many}
     *
     * @param maxRows 0 for no limit
     */
    static RowSource of(RowSource rows, long maxRows) {
        return maxRows == 0 ? rows : new LimitedRows(rows, maxRows);
    }

    @Override
    public List<Col> columns() {
        return rows.columns();
    }

    @Override
    public List<Value> next() throws SQLException {
        if (left == 0) {
            rows.close();
            return null;
        }
        left--;
        return rows.next();
    }

    @Override
    public void close() {
        rows.close();
    }
}
