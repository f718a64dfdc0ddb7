package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.MetaQuery.Row;
import java.sql.DatabaseMetaData;
import java.sql.PseudoColumnUsage;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What there is to say of columns. A view that does not work any more has none. */
record MetaColumns(MetaQuery query) {
    private static final String COLUMNS = "SELECT " + TableColumn.SELECTION + " FROM " + TableColumn.SOURCE
            + " WHERE " + TableColumn.EXISTING
            + " AND l.name LIKE ?1 ESCAPE '\\' AND x.name LIKE ?2 ESCAPE '\\' AND x.hidden <> 1"
            + " ORDER BY l.name, x.cid";
    private static final String PSEUDO_COLUMNS =
            "SELECT * FROM (SELECT l.name AS t, " + Rowids.NAME + " AS c, 'INTEGER', 1"
                    + " FROM pragma_table_list l WHERE " + Rowids.EXISTING
                    + " UNION ALL SELECT l.name, x.name, x.type, x.\"notnull\" FROM " + TableColumn.SOURCE
                    + " WHERE " + TableColumn.EXISTING + " AND x.hidden = 1)"
                    + " WHERE t LIKE ?1 ESCAPE '\\' AND c LIKE ?2 ESCAPE '\\' ORDER BY t, c";

    /** {@return what {@link DatabaseMetaData#getColumns} gives} */
    ResultSet columns(String tablePattern, String columnPattern) throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.COLUMNS);
        query.rows(COLUMNS, MetaQuery.pattern(tablePattern), MetaQuery.pattern(columnPattern)).stream()
                .map(TableColumn::of)
                .forEach(column -> addColumn(rows, column));
        return rows.toResultSet();
    }

    private static void addColumn(MetaRows rows, TableColumn column) {
        ColumnType type = column.type();
        rows.add(
                null,
                null,
                column.table(),
                column.name(),
                type.code(),
                type.name(),
                type.precision(),
                null,
                type.decimalDigits(),
                type.radix(),
                column.nullable(),
                null,
                column.defaultValue(),
                null,
                null,
                type.octetLength(),
                column.position(),
                column.isNullable(),
                null,
                null,
                null,
                null,
                column.rowidAlias() ? "YES" : "NO",
                column.isGenerated() ? "YES" : "NO");
    }

    /** {@return what {@link DatabaseMetaData#getPseudoColumns} gives: rowids, and the hidden columns of virtual tables} */
    ResultSet pseudoColumns(String tablePattern, String columnPattern) throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.PSEUDO_COLUMNS);
        for (Row row : query.rows(PSEUDO_COLUMNS, MetaQuery.pattern(tablePattern), MetaQuery.pattern(columnPattern))) {
            ColumnType type = ColumnType.declared(row.text(2));
            rows.add(
                    null,
                    null,
                    row.text(0),
                    row.text(1),
                    type.code(),
                    type.precision(),
                    type.decimalDigits(),
                    type.radix(),
                    PseudoColumnUsage.NO_USAGE_RESTRICTIONS.name(),
                    null,
                    type.octetLength(),
                    row.truth(3) ? "NO" : "YES");
        }
        return rows.toResultSet();
    }
}
