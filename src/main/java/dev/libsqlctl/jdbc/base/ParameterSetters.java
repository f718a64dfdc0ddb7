package dev.libsqlctl.jdbc.base;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;

/**
 * The setters of a {@link PreparedStatement} that are another one under a different name: a value says itself what it is. Internal: its
 * methods may change with any version.
 */
public interface ParameterSetters extends PreparedStatement {
    /** Stands for the length of a stream that is read to its end. */
    long WHOLE = -1;

    /** Sets a BLOB of what the stream holds: this many bytes, or all. */
    void setBytes(int index, InputStream bytesOrNull, long length) throws SQLException;

    /** Sets a TEXT of what the reader holds: this many characters, or all. */
    void setText(int index, Reader charactersOrNull, long length) throws SQLException;

    /** Sets a TEXT of the ASCII characters that the stream holds: this many bytes, or all. */
    void setAscii(int index, InputStream bytesOrNull, long length) throws SQLException;

    @Override
    default void setNull(int index, int sqlType) throws SQLException {
        setObject(index, null);
    }

    @Override
    default void setNull(int index, int sqlType, String typeName) throws SQLException {
        setObject(index, null);
    }

    @Override
    default void setBoolean(int index, boolean value) throws SQLException {
        setLong(index, value ? 1 : 0);
    }

    @Override
    default void setByte(int index, byte value) throws SQLException {
        setLong(index, value);
    }

    @Override
    default void setShort(int index, short value) throws SQLException {
        setLong(index, value);
    }

    @Override
    default void setInt(int index, int value) throws SQLException {
        setLong(index, value);
    }

    @Override
    default void setFloat(int index, float value) throws SQLException {
        setDouble(index, value);
    }

    @Override
    default void setBigDecimal(int index, BigDecimal value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setNString(int index, String value) throws SQLException {
        setString(index, value);
    }

    @Override
    default void setBytes(int index, byte[] value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setDate(int index, Date value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setTime(int index, Time value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setTimestamp(int index, Timestamp value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setURL(int index, URL value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setSQLXML(int index, SQLXML value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setBlob(int index, Blob value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setClob(int index, Clob value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setNClob(int index, NClob value) throws SQLException {
        setObject(index, value);
    }

    @Override
    default void setObject(int index, Object value, int targetSqlType) throws SQLException {
        setObject(index, value, targetSqlType, -1);
    }

    @Override
    default void setObject(int index, Object value, SQLType targetSqlType) throws SQLException {
        setObject(index, value, targetSqlType, -1);
    }

    @Override
    default void setObject(int index, Object value, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        Integer number = targetSqlType == null ? null : targetSqlType.getVendorTypeNumber();
        setObject(index, value, number == null ? Types.OTHER : number, scaleOrLength);
    }

    @Override
    default void setBinaryStream(int index, InputStream value) throws SQLException {
        setBytes(index, value, WHOLE);
    }

    @Override
    default void setBinaryStream(int index, InputStream value, int length) throws SQLException {
        setBytes(index, value, Lengths.require(length));
    }

    @Override
    default void setBinaryStream(int index, InputStream value, long length) throws SQLException {
        setBytes(index, value, Lengths.require(length));
    }

    @Override
    default void setBlob(int index, InputStream value) throws SQLException {
        setBytes(index, value, WHOLE);
    }

    @Override
    default void setBlob(int index, InputStream value, long length) throws SQLException {
        setBytes(index, value, Lengths.require(length));
    }

    @Override
    default void setAsciiStream(int index, InputStream value) throws SQLException {
        setAscii(index, value, WHOLE);
    }

    @Override
    default void setAsciiStream(int index, InputStream value, int length) throws SQLException {
        setAscii(index, value, Lengths.require(length));
    }

    @Override
    default void setAsciiStream(int index, InputStream value, long length) throws SQLException {
        setAscii(index, value, Lengths.require(length));
    }

    @Override
    default void setCharacterStream(int index, Reader value) throws SQLException {
        setText(index, value, WHOLE);
    }

    @Override
    default void setCharacterStream(int index, Reader value, int length) throws SQLException {
        setText(index, value, Lengths.require(length));
    }

    @Override
    default void setCharacterStream(int index, Reader value, long length) throws SQLException {
        setText(index, value, Lengths.require(length));
    }

    @Override
    default void setNCharacterStream(int index, Reader value) throws SQLException {
        setText(index, value, WHOLE);
    }

    @Override
    default void setNCharacterStream(int index, Reader value, long length) throws SQLException {
        setText(index, value, Lengths.require(length));
    }

    @Override
    default void setClob(int index, Reader value) throws SQLException {
        setText(index, value, WHOLE);
    }

    @Override
    default void setClob(int index, Reader value, long length) throws SQLException {
        setText(index, value, Lengths.require(length));
    }

    @Override
    default void setNClob(int index, Reader value) throws SQLException {
        setText(index, value, WHOLE);
    }

    @Override
    default void setNClob(int index, Reader value, long length) throws SQLException {
        setText(index, value, Lengths.require(length));
    }

    @Override
    @Deprecated
    default void setUnicodeStream(int index, InputStream value, int length) throws SQLException {
        throw new SQLFeatureNotSupportedException("setUnicodeStream is not supported: use setCharacterStream", "0A000");
    }

    @Override
    default void setRef(int index, Ref value) throws SQLException {
        throw new SQLFeatureNotSupportedException("The type REF is not supported", "0A000");
    }

    @Override
    default void setArray(int index, Array value) throws SQLException {
        throw new SQLFeatureNotSupportedException("The type ARRAY is not supported", "0A000");
    }

    @Override
    default void setRowId(int index, RowId value) throws SQLException {
        throw new SQLFeatureNotSupportedException("The type ROWID is not supported: bind a rowid as a long", "0A000");
    }
}
