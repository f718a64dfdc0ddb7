package dev.libsqlctl.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What tells one row of a table from another. */
record Rowids(MetaQuery query) {
    /** Of {@code pragma_table_list} as l, the tables whose rows have rowids for certain. A virtual table may have them or not. */
    static final String EXISTING = "l.schema = 'main' AND l.type IN ('table', 'shadow') AND l.wr = 0";

    /** The first name of the rowid that no column has taken, NULL if there is none left. */
    static final String NAME = "(SELECT r.value FROM json_each('[\"rowid\", \"_rowid_\", \"oid\"]') r"
            + " WHERE NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(l.name, 'main') WHERE name = r.value COLLATE NOCASE)"
            + " ORDER BY r.key LIMIT 1)";

    private static final ColumnType TYPE = ColumnType.declared("INTEGER");
    private static final String KEY = "SELECT " + TableColumn.SELECTION + " FROM " + TableColumn.SOURCE + " WHERE "
            + TableColumn.EXISTING + " AND l.name = ? COLLATE NOCASE AND x.pk > 0 ORDER BY x.pk";
    private static final String ROWID =
            "SELECT " + NAME + " FROM pragma_table_list l WHERE " + EXISTING + " AND l.name = ? COLLATE NOCASE";

    /**
     * {@return what {@link DatabaseMetaData#getBestRowIdentifier} gives} The primary key, or where there is none that fits, the rowid.
     * Both are good for the session: nothing but a VACUUM changes a rowid, and the server refuses that.
     *
     * @param nullable whether a key will do whose columns may be NULL, as in SQLite a primary key's may
     */
    ResultSet bestRowIdentifier(String table, boolean nullable) throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.ROW_IDENTIFIERS);
        List<TableColumn> key =
                query.rows(KEY, table).stream().map(TableColumn::of).toList();
        if (!key.isEmpty() && (nullable || key.stream().allMatch(Rowids::neverNull))) {
            key.forEach(column -> add(rows, column.name(), column.type(), DatabaseMetaData.bestRowNotPseudo));
            return rows.toResultSet();
        }
        for (MetaQuery.Row row : query.rows(ROWID, table)) {
            if (row.text(0) != null) {
                add(rows, row.text(0), TYPE, DatabaseMetaData.bestRowPseudo);
            }
        }
        return rows.toResultSet();
    }

    private static boolean neverNull(TableColumn column) {
        return column.nullable() == DatabaseMetaData.columnNoNulls;
    }

    private static void add(MetaRows rows, String name, ColumnType type, int pseudo) {
        rows.add(
                DatabaseMetaData.bestRowSession,
                name,
                type.code(),
                type.name(),
                type.precision(),
                null,
                type.decimalDigits(),
                pseudo);
    }
}
