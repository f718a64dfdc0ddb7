package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.MetaQuery.Row;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which tables and views there are. */
record MetaTables(MetaQuery query) {
    private static final List<String> TYPES = List.of("SYSTEM TABLE", "TABLE", "VIEW");

    /**
     * What SQLite and libSQL keep for themselves is a system table: names that are reserved to them, the shadow tables of virtual tables
     * and those of vector indexes.
     */
    private static final String TABLES = "SELECT l.name, CASE WHEN l.type = 'view' THEN 'VIEW'"
            + " WHEN l.type = 'shadow' OR l.name LIKE 'sqlite\\_%' ESCAPE '\\' OR l.name LIKE 'libsql\\_%' ESCAPE '\\'"
            + " OR l.name LIKE '%\\_shadow' ESCAPE '\\' AND EXISTS (SELECT 1 FROM sqlite_schema i WHERE i.type = 'index'"
            + " AND i.name || '_shadow' = l.name AND i.sql LIKE '%libsql\\_vector\\_idx%' ESCAPE '\\') THEN 'SYSTEM TABLE' ELSE 'TABLE' END"
            + " FROM pragma_table_list l WHERE l.schema = 'main' AND l.name LIKE ? ESCAPE '\\' ORDER BY 2, 1";

    /**
     * {@return what {@link DatabaseMetaData#getTables} gives}
     *
     * @param types null for all
     */
    ResultSet tables(String tablePattern, String[] types) throws SQLException {
        Set<String> wanted = new HashSet<>(types == null ? TYPES : Arrays.asList(types));
        MetaRows rows = new MetaRows(MetaResult.TABLES);
        for (Row row : query.rows(TABLES, MetaQuery.pattern(tablePattern))) {
            if (wanted.contains(row.text(1))) {
                rows.add(null, null, row.text(0), row.text(1), null, null, null, null, null, null);
            }
        }
        return rows.toResultSet();
    }

    /** {@return what {@link DatabaseMetaData#getTableTypes} gives} */
    static ResultSet types() throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.TABLE_TYPES);
        TYPES.forEach(rows::add);
        return rows.toResultSet();
    }
}
