package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.util.Iterator;
import java.util.List;

/** Rows that are all here already. */
final class ListRows implements RowSource {
    private final List<Col> columns;
    private final Iterator<List<Value>> rows;

    ListRows(List<Col> columns, List<List<Value>> rows) {
        this.columns = columns;
        this.rows = rows.iterator();
    }

    @Override
    public List<Col> columns() {
        return columns;
    }

    @Override
    public List<Value> next() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {}
}
