package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.jdbc.base.ColumnsByLabel;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/** The typed getters: what {@link Numbers}, {@link Texts} and {@link JavaTimes} make of a value, and null or zero for NULL. */
abstract class ValueGetters extends ColumnsByLabel {
    /** {@return the value of a column of the current row, noted for {@link #wasNull}} */
    abstract Value value(int columnIndex) throws SQLException;

    private interface Conversion<T> {
        T of(Value value) throws SQLException;
    }

    private <T> T get(int columnIndex, Conversion<T> conversion) throws SQLException {
        Value value = value(columnIndex);
        return isNull(value) ? null : conversion.of(value);
    }

    private long integer(int columnIndex, long least, long most, String type) throws SQLException {
        Value value = value(columnIndex);
        return isNull(value) ? 0 : Numbers.toLong(value, least, most, type);
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Null;
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        return !isNull(value) && Booleans.toBoolean(value);
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        return (byte) integer(columnIndex, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        return (short) integer(columnIndex, Short.MIN_VALUE, Short.MAX_VALUE, "short");
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        return (int) integer(columnIndex, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        return integer(columnIndex, Long.MIN_VALUE, Long.MAX_VALUE, "long");
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        return isNull(value) ? 0 : Numbers.toFloat(value);
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        return isNull(value) ? 0 : Numbers.toDouble(value);
    }

    @Override
    public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        return get(columnIndex, Numbers::toBigDecimal);
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        return get(columnIndex, value -> Numbers.toBigDecimal(value, scale));
    }

    @Override
    public String getString(int columnIndex) throws SQLException {
        return get(columnIndex, Texts::toText);
    }

    @Override
    public String getNString(int columnIndex) throws SQLException {
        return getString(columnIndex);
    }

    @Override
    public byte[] getBytes(int columnIndex) throws SQLException {
        return get(columnIndex, Texts::toBytes);
    }

    @Override
    public URL getURL(int columnIndex) throws SQLException {
        return getObject(columnIndex, URL.class);
    }

    @Override
    public Date getDate(int columnIndex) throws SQLException {
        return getDate(columnIndex, null);
    }

    @Override
    public Date getDate(int columnIndex, Calendar calendar) throws SQLException {
        return get(columnIndex, value -> SqlTimes.in(calendar).toDate(value));
    }

    @Override
    public Time getTime(int columnIndex) throws SQLException {
        return getTime(columnIndex, null);
    }

    @Override
    public Time getTime(int columnIndex, Calendar calendar) throws SQLException {
        return get(columnIndex, value -> SqlTimes.in(calendar).toTime(value));
    }

    @Override
    public Timestamp getTimestamp(int columnIndex) throws SQLException {
        return getTimestamp(columnIndex, null);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex, Calendar calendar) throws SQLException {
        return get(columnIndex, value -> SqlTimes.in(calendar).toTimestamp(value));
    }

    @Override
    public Blob getBlob(int columnIndex) throws SQLException {
        return get(columnIndex, value -> new LibsqlBlob(Texts.toBytes(value)));
    }

    @Override
    public Clob getClob(int columnIndex) throws SQLException {
        return getNClob(columnIndex);
    }

    @Override
    public NClob getNClob(int columnIndex) throws SQLException {
        return get(columnIndex, value -> new LibsqlClob(Texts.toText(value)));
    }

    @Override
    public InputStream getBinaryStream(int columnIndex) throws SQLException {
        return get(columnIndex, value -> new ByteArrayInputStream(Texts.toBytes(value)));
    }

    /** {@return the text with a '?' for every character that ASCII does not have} */
    @Override
    public InputStream getAsciiStream(int columnIndex) throws SQLException {
        return get(
                columnIndex,
                value -> new ByteArrayInputStream(Texts.toText(value).getBytes(StandardCharsets.US_ASCII)));
    }

    /** {@return the text in UTF-8} */
    @Override
    @Deprecated
    public InputStream getUnicodeStream(int columnIndex) throws SQLException {
        return get(
                columnIndex,
                value -> new ByteArrayInputStream(Texts.toText(value).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Reader getCharacterStream(int columnIndex) throws SQLException {
        return get(columnIndex, value -> new StringReader(Texts.toText(value)));
    }

    @Override
    public Reader getNCharacterStream(int columnIndex) throws SQLException {
        return getCharacterStream(columnIndex);
    }

    /** {@return the value as it is stored: a Long, Double, String or byte[], whatever the column's declared type} */
    @Override
    public Object getObject(int columnIndex) throws SQLException {
        return get(columnIndex, JavaTypes::natural);
    }

    /** {@return the same as without the map: SQLite has no types that a map could name} */
    @Override
    public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        return getObject(columnIndex);
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        JavaTypes.Conversion<T> conversion = JavaTypes.to(type);
        return get(columnIndex, conversion::of);
    }
}
