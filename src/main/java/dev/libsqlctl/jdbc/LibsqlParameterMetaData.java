package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.base.AbstractWrapper;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** The parameters of a statement. SQLite gives them no types: each takes any value. */
final class LibsqlParameterMetaData extends AbstractWrapper implements ParameterMetaData {
    private final int count;

    LibsqlParameterMetaData(int count) {
        this.count = count;
    }

    @Override
    public int getParameterCount() {
        return count;
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        requireParameter(parameter);
        return parameterNullableUnknown;
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        requireParameter(parameter);
        return true;
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        requireParameter(parameter);
        return 0;
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        requireParameter(parameter);
        return 0;
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        requireParameter(parameter);
        return Types.OTHER;
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        requireParameter(parameter);
        return "ANY";
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        requireParameter(parameter);
        return Object.class.getName();
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        requireParameter(parameter);
        return parameterModeIn;
    }

    private void requireParameter(int parameter) throws SQLException {
        if (parameter < 1 || parameter > count) {
            throw StatementErrors.noSuchParameter(parameter, count);
        }
    }
}
