package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Rows that tell how they were used, and may break off. */
final class CountedRows implements RowSource {
    private final List<Col> columns;
    private final Iterator<List<Value>> rows;
    private final SQLException failure;
    private int read;
    private int closed;

    private CountedRows(List<Col> columns, SQLException failure, List<List<Value>> rows) {
        this.columns = columns;
        this.failure = failure;
        this.rows = rows.iterator();
    }

    @SafeVarargs
    static CountedRows of(List<Col> columns, List<Value>... rows) {
        return broken(columns, null, rows);
    }

    @SafeVarargs
    static CountedRows broken(List<Col> columns, SQLException failure, List<Value>... rows) {
        List<List<Value>> list = new ArrayList<>();
        for (List<Value> row : rows) {
            list.add(row);
        }
        return new CountedRows(columns, failure, list);
    }

    static CountedRows of(List<Col> columns, List<List<Value>> rows) {
        return new CountedRows(columns, null, rows);
    }

    int read() {
        return read;
    }

    int closed() {
        return closed;
    }

    @Override
    public List<Col> columns() {
        return columns;
    }

    @Override
    public List<Value> next() throws SQLException {
        if (rows.hasNext()) {
            read++;
            return rows.next();
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    @Override
    public void close() {
        closed++;
    }
}
