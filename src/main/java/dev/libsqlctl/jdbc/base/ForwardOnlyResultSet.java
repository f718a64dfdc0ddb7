package dev.libsqlctl.jdbc.base;

import java.sql.Array;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** Goes forward, row by row, and has no types but those of SQLite. Internal. */
public abstract class ForwardOnlyResultSet extends ReadOnlyResultSet {
    /** For subclasses. */
    protected ForwardOnlyResultSet() {}

    @Override
    public void beforeFirst() throws SQLException {
        throw Unsupported.method("beforeFirst on a result that only goes forward");
    }

    @Override
    public void afterLast() throws SQLException {
        throw Unsupported.method("afterLast on a result that only goes forward");
    }

    @Override
    public boolean first() throws SQLException {
        throw Unsupported.method("first on a result that only goes forward");
    }

    @Override
    public boolean last() throws SQLException {
        throw Unsupported.method("last on a result that only goes forward");
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        throw Unsupported.method("absolute on a result that only goes forward");
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        throw Unsupported.method("relative on a result that only goes forward");
    }

    @Override
    public boolean previous() throws SQLException {
        throw Unsupported.method("previous on a result that only goes forward");
    }

    @Override
    public String getCursorName() throws SQLException {
        throw Unsupported.method("getCursorName");
    }

    @Override
    public RowId getRowId(int columnIndex) throws SQLException {
        throw Unsupported.method("getRowId");
    }

    @Override
    public Ref getRef(int columnIndex) throws SQLException {
        throw Unsupported.method("getRef");
    }

    @Override
    public Array getArray(int columnIndex) throws SQLException {
        throw Unsupported.method("getArray");
    }

    @Override
    public SQLXML getSQLXML(int columnIndex) throws SQLException {
        throw Unsupported.method("getSQLXML");
    }
}
