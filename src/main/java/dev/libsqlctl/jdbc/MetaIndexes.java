package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.MetaQuery.Row;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What there is to say of indexes. */
record MetaIndexes(MetaQuery query) {
    private static final String INDEXES =
            "SELECT l.name, NOT i.\"unique\", i.name, l.wr AND i.origin = 'pk', x.seqno, x.name, x.\"desc\","
                    + " coalesce(s.sql, '') FROM pragma_table_list l JOIN pragma_index_list(l.name, 'main') i"
                    + " JOIN pragma_index_xinfo(i.name, 'main') x"
                    + " LEFT JOIN sqlite_schema s ON s.name = i.name AND s.type = 'index'"
                    + " WHERE l.schema = 'main' AND x.key AND (?1 IS NULL OR l.name = ?1 COLLATE NOCASE)"
                    + " ORDER BY 2, NOT (l.wr AND i.origin = 'pk'), i.name, x.seqno";

    /**
     * {@return what {@link DatabaseMetaData#getIndexInfo} gives} A table without rowids is stored in the order of its primary key: that
     * index is clustered.
     */
    ResultSet indexInfo(String table, boolean uniqueOnly) throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.INDEXES);
        for (Row row : query.rows(INDEXES, table)) {
            if (!uniqueOnly || !row.truth(1)) {
                add(rows, row);
            }
        }
        return rows.toResultSet();
    }

    private static void add(MetaRows rows, Row row) {
        IndexText text = IndexText.parse(row.text(7));
        int position = row.number(4);
        String column = row.text(5);
        rows.add(
                null,
                null,
                row.text(0),
                row.truth(1),
                null,
                row.text(2),
                row.truth(3) ? DatabaseMetaData.tableIndexClustered : DatabaseMetaData.tableIndexOther,
                position + 1,
                column != null || position >= text.terms().size()
                        ? column
                        : text.terms().get(position),
                row.truth(6) ? "D" : "A",
                0L,
                0L,
                text.filter());
    }
}
