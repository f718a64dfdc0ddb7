package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.MetaQuery.Row;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Primary and foreign keys. The names of constraints stand only in the text of CREATE TABLE. */
record MetaKeys(MetaQuery query) {
    private static final String PRIMARY_KEYS =
            "SELECT l.name, x.name, x.pk, coalesce(s.sql, '') FROM " + TableColumn.SOURCE
                    + " LEFT JOIN sqlite_schema s ON s.name = l.name AND s.type = 'table' WHERE " + TableColumn.EXISTING
                    + " AND x.pk > 0 AND (?1 IS NULL OR l.name = ?1 COLLATE NOCASE) ORDER BY l.name, x.name";

    /** NULL for a parent that is gone or is a view, neither of which SQLite minds before a row is written. */
    private static final String PARENT = "iif(p.type = 'table', p.name, NULL)";

    private static final String FOREIGN_KEYS = "SELECT coalesce(p.name, f.\"table\"), coalesce(k.name, f.\"to\"), k.pk,"
            + " (SELECT count(*) FROM pragma_table_xinfo(" + PARENT
            + ", 'main') WHERE pk > 0), iif(p.type = 'table', p.sql, ''),"
            + " c.name, f.\"from\", c.sql, f.id, f.seq + 1, f.on_update, f.on_delete"
            + " FROM sqlite_schema c JOIN pragma_foreign_key_list(c.name, 'main') f"
            + " LEFT JOIN sqlite_schema p ON p.name = f.\"table\" COLLATE NOCASE AND p.type IN ('table', 'view')"
            + " LEFT JOIN pragma_table_xinfo(" + PARENT + ", 'main') k"
            + " ON iif(f.\"to\" IS NULL, k.pk = f.seq + 1, k.name = f.\"to\" COLLATE NOCASE)"
            + " WHERE c.type = 'table' AND (?1 IS NULL OR f.\"table\" = ?1 COLLATE NOCASE)"
            + " AND (?2 IS NULL OR c.name = ?2 COLLATE NOCASE) ORDER BY ";
    private static final String BY_PARENT = "1, 10, 6, 9 DESC";
    private static final String BY_CHILD = "6, 10, 1, 9 DESC";

    /** {@return what {@link DatabaseMetaData#getPrimaryKeys} gives} */
    ResultSet primaryKeys(String table) throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.PRIMARY_KEYS);
        for (Row row : query.rows(PRIMARY_KEYS, table)) {
            String name = TableText.parse(row.text(3)).primaryKey();
            rows.add(null, null, row.text(0), row.text(1), row.number(2), name);
        }
        return rows.toResultSet();
    }

    /** {@return what {@link DatabaseMetaData#getImportedKeys} gives} */
    ResultSet importedKeys(String child) throws SQLException {
        return foreignKeys(null, child, BY_PARENT);
    }

    /** {@return what {@link DatabaseMetaData#getExportedKeys} and {@link DatabaseMetaData#getCrossReference} give} */
    ResultSet exportedKeys(String parent, String child) throws SQLException {
        return foreignKeys(parent, child, BY_CHILD);
    }

    private ResultSet foreignKeys(String parent, String child, String order) throws SQLException {
        List<ForeignKeyColumn> columns = query.rows(FOREIGN_KEYS + order, parent, child).stream()
                .map(ForeignKeyColumn::of)
                .toList();
        Map<ForeignKeyColumn.Key, List<ForeignKeyColumn>> keys =
                columns.stream().collect(Collectors.groupingBy(ForeignKeyColumn::key));
        Map<String, TableText> texts = new HashMap<>();
        MetaRows rows = new MetaRows(MetaResult.FOREIGN_KEYS);
        for (ForeignKeyColumn column : columns) {
            TableText.ForeignKey declared =
                    texts.computeIfAbsent(column.childSql(), TableText::parse).foreignKey(column.id());
            TableText parentText = texts.computeIfAbsent(column.parentSql(), TableText::parse);
            rows.add(
                    null,
                    null,
                    column.parent(),
                    column.parentColumn(),
                    null,
                    null,
                    column.child(),
                    column.childColumn(),
                    column.position(),
                    rule(column.onUpdate()),
                    rule(column.onDelete()),
                    declared.name(),
                    ForeignKeyColumn.areParentsKey(keys.get(column.key())) ? parentText.primaryKey() : null,
                    declared.deferred()
                            ? DatabaseMetaData.importedKeyInitiallyDeferred
                            : DatabaseMetaData.importedKeyNotDeferrable);
        }
        return rows.toResultSet();
    }

    private static int rule(String action) {
        return switch (action) {
            case "CASCADE" -> DatabaseMetaData.importedKeyCascade;
            case "RESTRICT" -> DatabaseMetaData.importedKeyRestrict;
            case "SET NULL" -> DatabaseMetaData.importedKeySetNull;
            case "SET DEFAULT" -> DatabaseMetaData.importedKeySetDefault;
            default -> DatabaseMetaData.importedKeyNoAction;
        };
    }
}
