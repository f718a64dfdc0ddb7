package dev.libsqlctl.jdbc;

import java.sql.JDBCType;
import java.util.Map;
import java.util.Set;

/** Which JDBC type a declared type name stands for. */
final class TypeNames {
    private static final Map<String, JDBCType> KNOWN = Map.ofEntries(
            Map.entry("BOOLEAN", JDBCType.BOOLEAN),
            Map.entry("BOOL", JDBCType.BOOLEAN),
            Map.entry("BIT", JDBCType.BIT),
            Map.entry("TINYINT", JDBCType.TINYINT),
            Map.entry("SMALLINT", JDBCType.SMALLINT),
            Map.entry("INT2", JDBCType.SMALLINT),
            Map.entry("MEDIUMINT", JDBCType.INTEGER),
            Map.entry("INT4", JDBCType.INTEGER),
            Map.entry("FLOAT", JDBCType.FLOAT),
            Map.entry("NUM", JDBCType.NUMERIC),
            Map.entry("NUMBER", JDBCType.NUMERIC),
            Map.entry("NUMERIC", JDBCType.NUMERIC),
            Map.entry("DEC", JDBCType.DECIMAL),
            Map.entry("DECIMAL", JDBCType.DECIMAL),
            Map.entry("CHAR", JDBCType.CHAR),
            Map.entry("CHARACTER", JDBCType.CHAR),
            Map.entry("NCHAR", JDBCType.NCHAR),
            Map.entry("NATIVE CHARACTER", JDBCType.NCHAR),
            Map.entry("NVARCHAR", JDBCType.NVARCHAR),
            Map.entry("CLOB", JDBCType.CLOB),
            Map.entry("NCLOB", JDBCType.NCLOB),
            Map.entry("BINARY", JDBCType.BINARY),
            Map.entry("VARBINARY", JDBCType.VARBINARY),
            Map.entry("DATE", JDBCType.DATE),
            Map.entry("TIME", JDBCType.TIME),
            Map.entry("DATETIME", JDBCType.TIMESTAMP),
            Map.entry("TIMESTAMP", JDBCType.TIMESTAMP),
            Map.entry("TIMESTAMP WITH TIME ZONE", JDBCType.TIMESTAMP_WITH_TIMEZONE),
            Map.entry("TIMESTAMPTZ", JDBCType.TIMESTAMP_WITH_TIMEZONE),
            Map.entry("ANY", JDBCType.OTHER),
            Map.entry("", JDBCType.OTHER));

    /** Types whose values are vectors, as blobs, if the number of dimensions is given with them. */
    private static final Set<String> VECTORS =
            Set.of("FLOAT1BIT", "FLOAT8", "FLOAT16", "FLOATB16", "FLOAT32", "FLOAT64");

    private TypeNames() {}

    /**
     * {@return the type of that name; of an unknown one, the type of its affinity} SQLite gives a name that it cannot make sense of the
     * affinity NUMERIC, but what is stored under such names (JSON, UUID) is text.
     *
     * @param name in upper case
     */
    static JDBCType jdbcType(String name, boolean withLength) {
        JDBCType known = KNOWN.get(name);
        if (known != null) {
            return known;
        } else if (withLength && VECTORS.contains(name)) {
            return JDBCType.BLOB;
        } else if (name.contains("INT")) {
            return JDBCType.BIGINT;
        } else if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return JDBCType.VARCHAR;
        } else if (name.contains("BLOB")) {
            return JDBCType.BLOB;
        } else if (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) {
            return JDBCType.DOUBLE;
        }
        return JDBCType.VARCHAR;
    }
}
