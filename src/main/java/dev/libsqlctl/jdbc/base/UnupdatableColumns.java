package dev.libsqlctl.jdbc.base;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** Refuses to change columns by their index. Internal. */
public abstract class UnupdatableColumns extends AbstractWrapper implements ResultSet {
    /** For subclasses. */
    protected UnupdatableColumns() {}

    @Override
    public void updateArray(int columnIndex, Array value) throws SQLException {
        throw Unsupported.method("updateArray");
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream value) throws SQLException {
        throw Unsupported.method("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream value, int length) throws SQLException {
        throw Unsupported.method("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream value, long length) throws SQLException {
        throw Unsupported.method("updateAsciiStream");
    }

    @Override
    public void updateBigDecimal(int columnIndex, BigDecimal value) throws SQLException {
        throw Unsupported.method("updateBigDecimal");
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream value) throws SQLException {
        throw Unsupported.method("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream value, int length) throws SQLException {
        throw Unsupported.method("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream value, long length) throws SQLException {
        throw Unsupported.method("updateBinaryStream");
    }

    @Override
    public void updateBlob(int columnIndex, InputStream value) throws SQLException {
        throw Unsupported.method("updateBlob");
    }

    @Override
    public void updateBlob(int columnIndex, Blob value) throws SQLException {
        throw Unsupported.method("updateBlob");
    }

    @Override
    public void updateBlob(int columnIndex, InputStream value, long length) throws SQLException {
        throw Unsupported.method("updateBlob");
    }

    @Override
    public void updateBoolean(int columnIndex, boolean value) throws SQLException {
        throw Unsupported.method("updateBoolean");
    }

    @Override
    public void updateByte(int columnIndex, byte value) throws SQLException {
        throw Unsupported.method("updateByte");
    }

    @Override
    public void updateBytes(int columnIndex, byte[] value) throws SQLException {
        throw Unsupported.method("updateBytes");
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader value) throws SQLException {
        throw Unsupported.method("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader value, int length) throws SQLException {
        throw Unsupported.method("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader value, long length) throws SQLException {
        throw Unsupported.method("updateCharacterStream");
    }

    @Override
    public void updateClob(int columnIndex, Reader value) throws SQLException {
        throw Unsupported.method("updateClob");
    }

    @Override
    public void updateClob(int columnIndex, Clob value) throws SQLException {
        throw Unsupported.method("updateClob");
    }

    @Override
    public void updateClob(int columnIndex, Reader value, long length) throws SQLException {
        throw Unsupported.method("updateClob");
    }

    @Override
    public void updateDate(int columnIndex, Date value) throws SQLException {
        throw Unsupported.method("updateDate");
    }

    @Override
    public void updateDouble(int columnIndex, double value) throws SQLException {
        throw Unsupported.method("updateDouble");
    }

    @Override
    public void updateFloat(int columnIndex, float value) throws SQLException {
        throw Unsupported.method("updateFloat");
    }

    @Override
    public void updateInt(int columnIndex, int length) throws SQLException {
        throw Unsupported.method("updateInt");
    }

    @Override
    public void updateLong(int columnIndex, long length) throws SQLException {
        throw Unsupported.method("updateLong");
    }

    @Override
    public void updateNCharacterStream(int columnIndex, Reader value) throws SQLException {
        throw Unsupported.method("updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(int columnIndex, Reader value, long length) throws SQLException {
        throw Unsupported.method("updateNCharacterStream");
    }

    @Override
    public void updateNClob(int columnIndex, Reader value) throws SQLException {
        throw Unsupported.method("updateNClob");
    }

    @Override
    public void updateNClob(int columnIndex, NClob value) throws SQLException {
        throw Unsupported.method("updateNClob");
    }

    @Override
    public void updateNClob(int columnIndex, Reader value, long length) throws SQLException {
        throw Unsupported.method("updateNClob");
    }

    @Override
    public void updateNString(int columnIndex, String value) throws SQLException {
        throw Unsupported.method("updateNString");
    }

    @Override
    public void updateNull(int columnIndex) throws SQLException {
        throw Unsupported.method("updateNull");
    }

    @Override
    public void updateObject(int columnIndex, Object value) throws SQLException {
        throw Unsupported.method("updateObject");
    }

    @Override
    public void updateObject(int columnIndex, Object value, int length) throws SQLException {
        throw Unsupported.method("updateObject");
    }

    @Override
    public void updateRef(int columnIndex, Ref value) throws SQLException {
        throw Unsupported.method("updateRef");
    }

    @Override
    public void updateRowId(int columnIndex, RowId value) throws SQLException {
        throw Unsupported.method("updateRowId");
    }

    @Override
    public void updateSQLXML(int columnIndex, SQLXML value) throws SQLException {
        throw Unsupported.method("updateSQLXML");
    }

    @Override
    public void updateShort(int columnIndex, short value) throws SQLException {
        throw Unsupported.method("updateShort");
    }

    @Override
    public void updateString(int columnIndex, String value) throws SQLException {
        throw Unsupported.method("updateString");
    }

    @Override
    public void updateTime(int columnIndex, Time value) throws SQLException {
        throw Unsupported.method("updateTime");
    }

    @Override
    public void updateTimestamp(int columnIndex, Timestamp value) throws SQLException {
        throw Unsupported.method("updateTimestamp");
    }

    @Override
    public void updateObject(int columnIndex, Object value, SQLType type, int length) throws SQLException {
        throw Unsupported.method("updateObject");
    }

    @Override
    public void updateObject(int columnIndex, Object value, SQLType type) throws SQLException {
        throw Unsupported.method("updateObject");
    }
}
