package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The Java types that a value can be asked for as (JDBC 4.3, appendix B, tables B-3 and B-6, and java.time). */
final class JavaTypes {
    private static final int UUID_BYTES = 16;
    private static final Map<Class<?>, Conversion<?>> CONVERSIONS = new HashMap<>();

    static {
        put(Object.class, JavaTypes::natural);
        put(String.class, Texts::toText);
        put(byte[].class, Texts::toBytes);
        put(Boolean.class, Booleans::toBoolean);
        put(Byte.class, value -> (byte) Numbers.toLong(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte"));
        put(Short.class, value -> (short) Numbers.toLong(value, Short.MIN_VALUE, Short.MAX_VALUE, "short"));
        put(Integer.class, value -> (int) Numbers.toLong(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int"));
        put(Long.class, Numbers::toLong);
        put(Float.class, Numbers::toFloat);
        put(Double.class, Numbers::toDouble);
        put(Number.class, JavaTypes::number);
        put(BigDecimal.class, Numbers::toBigDecimal);
        put(BigInteger.class, Numbers::toBigInteger);
        put(Date.class, value -> SqlTimes.in(null).toDate(value));
        put(Time.class, value -> SqlTimes.in(null).toTime(value));
        put(Timestamp.class, value -> SqlTimes.in(null).toTimestamp(value));
        put(
                java.util.Date.class,
                value -> new java.util.Date(SqlTimes.in(null).toTimestamp(value).getTime()));
        put(Calendar.class, JavaTypes::calendar);
        put(LocalDate.class, JavaTimes::toLocalDate);
        put(LocalTime.class, JavaTimes::toLocalTime);
        put(LocalDateTime.class, JavaTimes::toLocalDateTime);
        put(OffsetTime.class, JavaTimes::toOffsetTime);
        put(OffsetDateTime.class, value -> JavaTimes.toZoned(value).toOffsetDateTime());
        put(ZonedDateTime.class, JavaTimes::toZoned);
        put(Instant.class, value -> JavaTimes.toZoned(value).toInstant());
        put(UUID.class, JavaTypes::uuid);
        put(URL.class, JavaTypes::url);
        put(Blob.class, value -> new LibsqlBlob(Texts.toBytes(value)));
        put(Clob.class, value -> new LibsqlClob(Texts.toText(value)));
        put(NClob.class, value -> new LibsqlClob(Texts.toText(value)));
        put(InputStream.class, value -> new ByteArrayInputStream(Texts.toBytes(value)));
        put(Reader.class, value -> new StringReader(Texts.toText(value)));
    }

    private JavaTypes() {}

    /** Makes a Java object of a value that is not NULL. */
    interface Conversion<T> {
        T of(Value value) throws SQLException;
    }

    /**
     * {@return the conversion to a type}
     *
     * @throws SQLException if there is none
     */
    @SuppressWarnings("unchecked") // put() takes a type and a conversion to it
    static <T> Conversion<T> to(Class<T> type) throws SQLException {
        if (type == null) {
            throw new SQLException("The type is null", "22023");
        }
        Conversion<T> conversion = (Conversion<T>) CONVERSIONS.get(type);
        if (conversion == null) {
            throw SqlErrors.unsupported("Reading a value as " + type.getName());
        }
        return conversion;
    }

    /** {@return the object that a value is by itself} */
    static Object natural(Value value) throws SQLException {
        return value instanceof Value.Blob blob
                ? blob.value()
                : value instanceof Value.Text text ? text.value() : number(value);
    }

    private static Number number(Value value) throws SQLException {
        if (value instanceof Value.Integer integer) {
            return integer.value();
        }
        return value instanceof Value.Float real ? (Number) Numbers.finite(real) : Numbers.toBigDecimal(value);
    }

    private static Calendar calendar(Value value) throws SQLException {
        DateTime.inMillis(value, "a date and time");
        return GregorianCalendar.from(JavaTimes.toZoned(value));
    }

    private static UUID uuid(Value value) throws SQLException {
        if (value instanceof Value.Blob blob && blob.length() == UUID_BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(blob.value());
            return new UUID(bytes.getLong(), bytes.getLong());
        }
        String text = Texts.toText(value);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            // As wrong as 1-1-1-1-1, which the JDK takes for one.
        }
        throw DataErrors.notA("UUID", value);
    }

    private static URL url(Value value) throws SQLException {
        try {
            return URI.create(Texts.toText(value)).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw DataErrors.notA("URL", value);
        }
    }

    private static <T> void put(Class<T> type, Conversion<T> conversion) {
        CONVERSIONS.put(type, conversion);
    }
}
