package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.MetaQuery.Row;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The functions of SQL expressions. One that takes several numbers of arguments is several functions of one name. */
record MetaFunctions(MetaQuery query) {
    private static final String FUNCTIONS =
            "SELECT DISTINCT name, name || '/' || iif(narg < 0, '*', narg) AS specific_name, narg"
                    + " FROM pragma_function_list WHERE name LIKE ?1 ESCAPE '\\'";
    private static final String BY_NAME = FUNCTIONS + " ORDER BY name, specific_name";
    private static final String ARGUMENTS =
            "SELECT f.name, f.specific_name, a.value, iif(a.value = 0, '', 'arg' || a.value) AS argument"
                    + " FROM (" + FUNCTIONS
                    + ") f JOIN generate_series(0, max(f.narg, 0)) a WHERE argument LIKE ?2 ESCAPE '\\'"
                    + " ORDER BY f.name, f.specific_name, a.value";

    /** {@return what {@link DatabaseMetaData#getFunctions} gives} */
    ResultSet functions(String pattern) throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.FUNCTIONS);
        for (Row row : query.rows(BY_NAME, MetaQuery.pattern(pattern))) {
            rows.add(null, null, row.text(0), null, DatabaseMetaData.functionNoTable, row.text(1));
        }
        return rows.toResultSet();
    }

    /**
     * {@return what {@link DatabaseMetaData#getFunctionColumns} gives} The server knows only how many arguments there are. They are
     * called by their numbers; those of a function that takes any number of them are left out.
     */
    ResultSet functionColumns(String pattern, String columnPattern) throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.FUNCTION_COLUMNS);
        for (Row row : query.rows(ARGUMENTS, MetaQuery.pattern(pattern), MetaQuery.pattern(columnPattern))) {
            add(rows, row);
        }
        return rows.toResultSet();
    }

    private static void add(MetaRows rows, Row row) {
        ColumnType any = ColumnType.declared("ANY");
        int position = row.number(2);
        rows.add(
                null,
                null,
                row.text(0),
                row.text(3),
                position == 0 ? DatabaseMetaData.functionReturn : DatabaseMetaData.functionColumnIn,
                any.code(),
                any.name(),
                any.precision(),
                any.precision(),
                null,
                null,
                DatabaseMetaData.functionNullable,
                null,
                null,
                position,
                "YES",
                row.text(1));
    }
}
