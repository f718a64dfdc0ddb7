package dev.libsqlctl.jdbc.base;

import java.sql.SQLException;
import java.sql.Wrapper;

/** Stands for itself: there is nothing wrapped. Internal. */
public abstract class AbstractWrapper implements Wrapper {
    /** For subclasses. */
    protected AbstractWrapper() {}

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("There is no " + (type == null ? "null" : type.getName()) + " in this object", "22023");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type != null && type.isInstance(this);
    }
}
