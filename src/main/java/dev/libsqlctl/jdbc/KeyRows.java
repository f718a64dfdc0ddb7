package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.util.List;

/** The rows of generated keys. */
final class KeyRows {
    /** The name that SQLite's own function has: the table's column need not be known. */
    private static final List<Col> ROWID = List.of(new Col("last_insert_rowid()", "INTEGER"));

    private KeyRows() {}

    static RowSource none() {
        return new ListRows(ROWID, List.of());
    }

    static RowSource ofRowids(List<Long> rowids) {
        return new ListRows(
                ROWID, rowids.stream().map(rowid -> List.of(Value.of(rowid))).toList());
    }
}
