package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.jdbc.base.AbstractWrapper;
import java.sql.JDBCType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * The columns of a result. The type of a table's column is the declared one; that of an expression, for which SQLite knows none, is the
 * type of its value in the current row, or, before the first, in that one.
 */
final class LibsqlResultSetMetaData extends AbstractWrapper implements ResultSetMetaData {
    private static final String NONE = "";

    private final List<Col> columns;
    private final Sample sample;

    /**
     * Makes the description.
     *
     * @param sample gives a row, null if there is none
     */
    LibsqlResultSetMetaData(List<Col> columns, Sample sample) {
        this.columns = columns;
        this.sample = sample;
    }

    /** The row that tells the types of expressions. */
    interface Sample {
        List<Value> row() throws SQLException;
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        String name = column(column).name();
        return name == null ? NONE : name;
    }

    /** {@return the same as the label: the server sends one name per column} */
    @Override
    public String getColumnName(int column) throws SQLException {
        return getColumnLabel(column);
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return type(column).code();
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return type(column).name();
    }

    /** {@return the class of what {@code getObject} gives for a value of the column's type} */
    @Override
    public String getColumnClassName(int column) throws SQLException {
        return switch (type(column).jdbcType()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> "java.lang.Long";
            case REAL, FLOAT, DOUBLE -> "java.lang.Double";
            case CHAR, VARCHAR, CLOB, NCHAR, NVARCHAR, NCLOB -> "java.lang.String";
            case BINARY, VARBINARY, BLOB -> byte[].class.getName();
            default -> "java.lang.Object";
        };
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return type(column).precision();
    }

    @Override
    public int getScale(int column) throws SQLException {
        return type(column).scale();
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        ColumnType type = type(column);
        return switch (type.jdbcType()) {
            case REAL, FLOAT, DOUBLE -> "-1.2345678901234567e-308".length();
            case BOOLEAN -> "false".length();
            case NULL -> "NULL".length();
            case TINYINT, SMALLINT, INTEGER, BIGINT -> type.precision() + "-".length();
            case NUMERIC, DECIMAL -> type.precision() + "-.".length();
            default -> type.precision();
        };
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return type(column).isNumber();
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return type(column).isText();
    }

    /** {@return unknown: the server does not say which table a column is of} */
    @Override
    public int isNullable(int column) throws SQLException {
        column(column);
        return columnNullableUnknown;
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public String getTableName(int column) throws SQLException {
        column(column);
        return NONE;
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        column(column);
        return NONE;
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        column(column);
        return NONE;
    }

    private ColumnType type(int column) throws SQLException {
        Col col = column(column);
        if (col.decltype() != null && !col.decltype().isBlank()) {
            return ColumnType.declared(col.decltype());
        }
        List<Value> row = sample.row();
        return row == null ? new ColumnType("NULL", JDBCType.NULL, 0, 0) : ColumnType.of(row.get(column - 1));
    }

    private Col column(int column) throws SQLException {
        if (column < 1 || column > columns.size()) {
            throw new SQLException(
                    "There is no column " + column + ": the result has the columns 1 to " + columns.size(), "07009");
        }
        return columns.get(column - 1);
    }
}
