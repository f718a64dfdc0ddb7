package dev.libsqlctl.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The types that a column is usefully declared with. */
final class MetaTypes {
    /** Of two names for one type of JDBC the first is closer. */
    private static final List<String> NAMES = List.of(
            "INTEGER",
            "BIGINT",
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "MEDIUMINT",
            "REAL",
            "DOUBLE",
            "FLOAT",
            "NUMERIC",
            "DECIMAL",
            "TEXT",
            "VARCHAR",
            "CHAR",
            "NVARCHAR",
            "NCHAR",
            "CLOB",
            "BLOB",
            "BINARY",
            "VARBINARY",
            "DATE",
            "TIME",
            "TIMESTAMP",
            "DATETIME",
            "TIMESTAMP WITH TIME ZONE",
            "ANY");

    private MetaTypes() {}

    /** {@return what {@link DatabaseMetaData#getTypeInfo} gives} */
    static ResultSet typeInfo() throws SQLException {
        MetaRows rows = new MetaRows(MetaResult.TYPES);
        IntStream.range(0, NAMES.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> ColumnType.declared(NAMES.get(i)).code()))
                .map(NAMES::get)
                .forEach(name -> add(rows, ColumnType.declared(name)));
        return rows.toResultSet();
    }

    private static void add(MetaRows rows, ColumnType type) {
        rows.add(
                type.name(),
                type.code(),
                type.precision(),
                prefix(type),
                prefix(type) == null ? null : "'",
                createParams(type),
                DatabaseMetaData.typeNullable,
                type.isText(),
                DatabaseMetaData.typeSearchable,
                !type.isNumber(),
                false,
                type.name().equals("INTEGER"),
                null,
                0,
                takesScale(type) ? type.precision() : 0,
                null,
                null,
                type.radix());
    }

    private static String prefix(ColumnType type) {
        return switch (type.jdbcType()) {
            case BLOB, BINARY, VARBINARY -> "X'";
            case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> "'";
            default -> type.isText() ? "'" : null;
        };
    }

    private static String createParams(ColumnType type) {
        if (takesScale(type)) {
            return "precision,scale";
        }
        return switch (type.jdbcType()) {
            case CHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> "length";
            case VARCHAR -> type.name().equals("TEXT") ? null : "length";
            default -> null;
        };
    }

    private static boolean takesScale(ColumnType type) {
        return switch (type.jdbcType()) {
            case NUMERIC, DECIMAL -> true;
            default -> false;
        };
    }
}
