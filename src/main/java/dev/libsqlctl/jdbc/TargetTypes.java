package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;

/** How an object is stored when its type in the database is named (JDBC 4.3, table B-5). */
final class TargetTypes {
    private static final int DIGITS_OF_LONG = 19;

    private TargetTypes() {}

    /**
     * {@return what is stored}
     *
     * @param scaleOrLength digits after the point of a DECIMAL, or the length of a stream; negative for what comes
     */
    static Value convert(Object object, int sqlType, int scaleOrLength) throws SQLException {
        if (object == null) {
            return Value.NULL;
        }
        return switch (sqlType) {
            case Types.BIT, Types.BOOLEAN -> Value.of(truth(object) ? 1L : 0L);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Value.of(integer(object));
            case Types.REAL, Types.FLOAT, Types.DOUBLE ->
                JavaValues.real(decimalOrDouble(object).doubleValue());
            case Types.NUMERIC, Types.DECIMAL -> decimal(object, scaleOrLength);
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.SQLXML,
                    Types.DATALINK -> text(object, scaleOrLength);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> bytes(object, scaleOrLength);
            case Types.DATE -> temporal(object, Types.DATE);
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> temporal(object, Types.TIME);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> temporal(object, Types.TIMESTAMP);
            case Types.NULL, Types.OTHER, Types.JAVA_OBJECT -> JavaValues.of(object);
            default ->
                throw new SQLFeatureNotSupportedException("The JDBC type " + sqlType + " is not supported", "0A000");
        };
    }

    private static boolean truth(Object object) throws SQLException {
        if (object instanceof Boolean truth) {
            return truth;
        }
        if (object instanceof String text && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Boolean.parseBoolean(text);
        }
        return decimalOrDouble(object).doubleValue() != 0;
    }

    private static long integer(Object object) throws SQLException {
        if (object instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (decimalOrDouble(object) instanceof BigDecimal decimal && digitsBeforePoint(decimal) <= DIGITS_OF_LONG) {
            BigInteger integer = digitsBeforePoint(decimal) <= 0 ? BigInteger.ZERO : decimal.toBigInteger();
            if (integer.bitLength() < Long.SIZE) {
                return integer.longValue();
            }
        }
        throw new SQLDataException("The value " + object + " is out of the range of an INTEGER", "22003");
    }

    private static Value decimal(Object object, int scale) throws SQLException {
        Number number = decimalOrDouble(object);
        if (number instanceof Double real) {
            return JavaValues.real(real);
        }
        BigDecimal decimal = (BigDecimal) number;
        if (scale < 0 || decimal.scale() <= scale) {
            return JavaValues.decimal(decimal);
        }
        boolean vanishes = digitsBeforePoint(decimal) + scale < 0;
        return JavaValues.decimal(vanishes ? BigDecimal.ZERO : decimal.setScale(scale, RoundingMode.HALF_UP));
    }

    /** {@return how many; negative for zeros after it} A short text such as 1e999999999 may stand for more than memory holds. */
    private static long digitsBeforePoint(BigDecimal decimal) {
        return (long) decimal.precision() - decimal.scale();
    }

    /** {@return the number as a BigDecimal; as a Double if it is an infinity or NaN} */
    private static Number decimalOrDouble(Object object) throws SQLException {
        if (object instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (object instanceof Double || object instanceof Float) {
            double real = ((Number) object).doubleValue();
            return Double.isFinite(real) ? new BigDecimal(object.toString()) : (Number) real;
        }
        if (object instanceof Number || object instanceof String) {
            try {
                return new BigDecimal(object.toString().strip());
            } catch (NumberFormatException e) {
                throw new SQLDataException("'" + object + "' is no number", "22018", e);
            }
        }
        throw cannotBe(object, "a number");
    }

    private static Value text(Object object, int length) throws SQLException {
        if (object instanceof Reader reader) {
            return ParameterStreams.text(reader, length);
        }
        if (object instanceof InputStream stream) {
            return ParameterStreams.ascii(stream, length);
        }
        if (object instanceof Number || object instanceof Boolean) {
            return Value.of(object.toString());
        }
        Value value = JavaValues.of(object);
        if (value instanceof Value.Blob) {
            throw cannotBe(object, "a text");
        }
        return value;
    }

    private static Value bytes(Object object, int length) throws SQLException {
        if (object instanceof InputStream stream) {
            return ParameterStreams.bytes(stream, length);
        }
        Value value = JavaValues.of(object);
        if (!(value instanceof Value.Blob)) {
            throw cannotBe(object, "bytes");
        }
        return value;
    }

    private static Value temporal(Object object, int sqlType) throws SQLException {
        String text = object instanceof String given ? given : TemporalTexts.text(object);
        if (text == null) {
            throw cannotBe(object, "a date or time");
        }
        Value stored = Value.of(text);
        DateTime moment = DateTime.of(stored, "a date or time");
        Object wanted = switch (sqlType) {
            case Types.DATE -> moment.date();
            case Types.TIME -> moment.timeOfDay();
            default -> moment.dateAndTime();
        };
        if (wanted == null) {
            throw DataErrors.notTemporal("a value of its type", stored);
        }
        return Value.of(TemporalTexts.text(wanted));
    }

    private static SQLException cannotBe(Object object, String what) {
        return new SQLDataException("A " + object.getClass().getName() + " cannot be stored as " + what, "22018");
    }
}
