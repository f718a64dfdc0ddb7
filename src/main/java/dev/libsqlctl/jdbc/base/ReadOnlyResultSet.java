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
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** Refuses to change anything. Internal. */
public abstract class ReadOnlyResultSet extends UnupdatableColumns {
    /** For subclasses. */
    protected ReadOnlyResultSet() {}

    @Override
    public void updateArray(String columnLabel, Array value) throws SQLException {
        throw Unsupported.method("updateArray");
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream value) throws SQLException {
        throw Unsupported.method("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream value, int length) throws SQLException {
        throw Unsupported.method("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream value, long length) throws SQLException {
        throw Unsupported.method("updateAsciiStream");
    }

    @Override
    public void updateBigDecimal(String columnLabel, BigDecimal value) throws SQLException {
        throw Unsupported.method("updateBigDecimal");
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream value) throws SQLException {
        throw Unsupported.method("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream value, int length) throws SQLException {
        throw Unsupported.method("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream value, long length) throws SQLException {
        throw Unsupported.method("updateBinaryStream");
    }

    @Override
    public void updateBlob(String columnLabel, InputStream value) throws SQLException {
        throw Unsupported.method("updateBlob");
    }

    @Override
    public void updateBlob(String columnLabel, Blob value) throws SQLException {
        throw Unsupported.method("updateBlob");
    }

    @Override
    public void updateBlob(String columnLabel, InputStream value, long length) throws SQLException {
        throw Unsupported.method("updateBlob");
    }

    @Override
    public void updateBoolean(String columnLabel, boolean value) throws SQLException {
        throw Unsupported.method("updateBoolean");
    }

    @Override
    public void updateByte(String columnLabel, byte value) throws SQLException {
        throw Unsupported.method("updateByte");
    }

    @Override
    public void updateBytes(String columnLabel, byte[] value) throws SQLException {
        throw Unsupported.method("updateBytes");
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader value) throws SQLException {
        throw Unsupported.method("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader value, int length) throws SQLException {
        throw Unsupported.method("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader value, long length) throws SQLException {
        throw Unsupported.method("updateCharacterStream");
    }

    @Override
    public void updateClob(String columnLabel, Reader value) throws SQLException {
        throw Unsupported.method("updateClob");
    }

    @Override
    public void updateClob(String columnLabel, Clob value) throws SQLException {
        throw Unsupported.method("updateClob");
    }

    @Override
    public void updateClob(String columnLabel, Reader value, long length) throws SQLException {
        throw Unsupported.method("updateClob");
    }

    @Override
    public void updateDate(String columnLabel, Date value) throws SQLException {
        throw Unsupported.method("updateDate");
    }

    @Override
    public void updateDouble(String columnLabel, double value) throws SQLException {
        throw Unsupported.method("updateDouble");
    }

    @Override
    public void updateFloat(String columnLabel, float value) throws SQLException {
        throw Unsupported.method("updateFloat");
    }

    @Override
    public void updateInt(String columnLabel, int length) throws SQLException {
        throw Unsupported.method("updateInt");
    }

    @Override
    public void updateLong(String columnLabel, long length) throws SQLException {
        throw Unsupported.method("updateLong");
    }

    @Override
    public void updateNCharacterStream(String columnLabel, Reader value) throws SQLException {
        throw Unsupported.method("updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(String columnLabel, Reader value, long length) throws SQLException {
        throw Unsupported.method("updateNCharacterStream");
    }

    @Override
    public void updateNClob(String columnLabel, Reader value) throws SQLException {
        throw Unsupported.method("updateNClob");
    }

    @Override
    public void updateNClob(String columnLabel, NClob value) throws SQLException {
        throw Unsupported.method("updateNClob");
    }

    @Override
    public void updateNClob(String columnLabel, Reader value, long length) throws SQLException {
        throw Unsupported.method("updateNClob");
    }

    @Override
    public void updateNString(String columnLabel, String value) throws SQLException {
        throw Unsupported.method("updateNString");
    }

    @Override
    public void updateNull(String columnLabel) throws SQLException {
        throw Unsupported.method("updateNull");
    }

    @Override
    public void updateObject(String columnLabel, Object value) throws SQLException {
        throw Unsupported.method("updateObject");
    }

    @Override
    public void updateObject(String columnLabel, Object value, int length) throws SQLException {
        throw Unsupported.method("updateObject");
    }

    @Override
    public void updateRef(String columnLabel, Ref value) throws SQLException {
        throw Unsupported.method("updateRef");
    }

    @Override
    public void updateRowId(String columnLabel, RowId value) throws SQLException {
        throw Unsupported.method("updateRowId");
    }

    @Override
    public void updateSQLXML(String columnLabel, SQLXML value) throws SQLException {
        throw Unsupported.method("updateSQLXML");
    }

    @Override
    public void updateShort(String columnLabel, short value) throws SQLException {
        throw Unsupported.method("updateShort");
    }

    @Override
    public void updateString(String columnLabel, String value) throws SQLException {
        throw Unsupported.method("updateString");
    }

    @Override
    public void updateTime(String columnLabel, Time value) throws SQLException {
        throw Unsupported.method("updateTime");
    }

    @Override
    public void updateTimestamp(String columnLabel, Timestamp value) throws SQLException {
        throw Unsupported.method("updateTimestamp");
    }

    @Override
    public void insertRow() throws SQLException {
        throw Unsupported.method("insertRow");
    }

    @Override
    public void updateRow() throws SQLException {
        throw Unsupported.method("updateRow");
    }

    @Override
    public void deleteRow() throws SQLException {
        throw Unsupported.method("deleteRow");
    }

    @Override
    public void refreshRow() throws SQLException {
        throw Unsupported.method("refreshRow");
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        throw Unsupported.method("cancelRowUpdates");
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        throw Unsupported.method("moveToInsertRow");
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        throw Unsupported.method("moveToCurrentRow");
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        return false;
    }

    @Override
    public boolean rowInserted() throws SQLException {
        return false;
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        return false;
    }

    @Override
    public void updateObject(String columnLabel, Object value, SQLType type, int length) throws SQLException {
        throw Unsupported.method("updateObject");
    }

    @Override
    public void updateObject(String columnLabel, Object value, SQLType type) throws SQLException {
        throw Unsupported.method("updateObject");
    }
}
