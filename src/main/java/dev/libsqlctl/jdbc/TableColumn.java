package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.MetaQuery.Row;
import java.sql.DatabaseMetaData;

/**
 * A column of a table or a view.
 *
 * @param tableType what {@code PRAGMA table_list} calls it: table, view, virtual or shadow
 * @param withoutRowid whether the rows of the table have none
 * @param position in the table, from 1 on
 * @param defaultValue an expression, or null
 * @param keyPosition in the primary key, from 1 on; 0 if it is not part of it
 * @param hidden what {@code PRAGMA table_xinfo} says: 0 for a column like any other, 1 hidden, 2 and 3 generated
 * @param rowidAlias whether it is an INTEGER PRIMARY KEY, which gives itself a value
 */
record TableColumn(
        String table,
        String tableType,
        boolean withoutRowid,
        int position,
        String name,
        ColumnType type,
        boolean notNull,
        String defaultValue,
        int keyPosition,
        int hidden,
        boolean rowidAlias) {
    private static final int HIDDEN = 1;
    private static final int GENERATED_VIRTUAL = 2;

    /** Tables as l with their columns as x. */
    static final String SOURCE = "pragma_table_list l JOIN pragma_table_xinfo(l.name, 'main') x";

    /** Leaves out what {@code pragma_table_xinfo} would fail for: a view of tables that are gone. */
    static final String EXISTING = "l.schema = 'main' AND l.ncol > 0";

    /** What {@link #of} reads from {@link #SOURCE}. */
    static final String SELECTION =
            "l.name, l.type, l.wr, x.cid + 1, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden,"
                    // The primary key of a table with rowids needs no index only where it is the rowid itself.
                    + " x.pk = 1 AND l.wr = 0 AND l.type IN ('table', 'shadow') AND x.type = 'INTEGER' COLLATE NOCASE"
                    + " AND NOT EXISTS (SELECT 1 FROM pragma_index_list(l.name, 'main') WHERE origin = 'pk')";

    static TableColumn of(Row row) {
        return new TableColumn(
                row.text(0),
                row.text(1),
                row.truth(2),
                row.number(3),
                row.text(4),
                ColumnType.declared(row.text(5)),
                row.truth(6),
                row.text(7),
                row.number(8),
                row.number(9),
                row.truth(10));
    }

    /** {@return whether {@code SELECT *} leaves it out} */
    boolean isHidden() {
        return hidden == HIDDEN;
    }

    boolean isGenerated() {
        return hidden >= GENERATED_VIRTUAL;
    }

    /** {@return one of JDBC's constants} A view does not tell whether a column of it may be NULL. */
    int nullable() {
        if (notNull || rowidAlias) {
            return DatabaseMetaData.columnNoNulls;
        }
        return tableType.equals("view") ? DatabaseMetaData.columnNullableUnknown : DatabaseMetaData.columnNullable;
    }

    /** {@return the same in JDBC's words} */
    String isNullable() {
        return switch (nullable()) {
            case DatabaseMetaData.columnNoNulls -> "NO";
            case DatabaseMetaData.columnNullable -> "YES";
            default -> "";
        };
    }
}
