package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.UUID;

/** How the values of Java are stored (JDBC 4.3, appendix B; SQLite, "Datatypes"). */
final class JavaValues {
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int DIGITS_OF_LONG = 19;

    private JavaValues() {}

    /**
     * {@return what is stored for the object; NULL for null}
     *
     * @throws SQLException if there is nothing that would stand for it
     */
    static Value of(Object object) throws SQLException {
        if (object == null) {
            return Value.NULL;
        } else if (object instanceof String text) {
            return text(text);
        } else if (object instanceof Number number) {
            return number(number);
        } else if (object instanceof Boolean truth) {
            return Value.of(truth ? 1L : 0L);
        } else if (object instanceof byte[] bytes) {
            return Value.of(bytes);
        } else if (object instanceof Character || object instanceof UUID || object instanceof URL) {
            return text(object.toString());
        }
        String temporal = TemporalTexts.text(object);
        return temporal == null ? large(object) : Value.of(temporal);
    }

    private static Value large(Object object) throws SQLException {
        if (object instanceof Blob blob) {
            return ParameterStreams.bytes(blob.getBinaryStream(), -1);
        } else if (object instanceof Clob clob) {
            return ParameterStreams.text(clob.getCharacterStream(), -1);
        } else if (object instanceof SQLXML xml) {
            return text(xml.getString());
        } else if (object instanceof InputStream stream) {
            return ParameterStreams.bytes(stream, -1);
        } else if (object instanceof Reader reader) {
            return ParameterStreams.text(reader, -1);
        }
        throw SqlErrors.unsupported("A " + object.getClass().getName() + " as a value");
    }

    private static Value number(Number number) throws SQLException {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return Value.of(number.longValue());
        } else if (number instanceof Double || number instanceof Float) {
            return real(number.doubleValue());
        } else if (number instanceof BigDecimal decimal) {
            return decimal(decimal);
        } else if (number instanceof BigInteger integer) {
            return decimal(new BigDecimal(integer));
        }
        try {
            return decimal(new BigDecimal(number.toString()));
        } catch (NumberFormatException e) {
            throw new SQLDataException("A " + number.getClass().getName() + " is no decimal number", "22018", e);
        }
    }

    /** {@return the REAL; SQLite has no NaN and stores NULL for it} */
    static Value real(double number) throws SQLException {
        if (Double.isNaN(number)) {
            return Value.NULL;
        }
        if (Double.isInfinite(number)) {
            throw new SQLDataException(
                    "An infinity cannot be sent: write it into the SQL text as 9e999 or -9e999", "22003");
        }
        return Value.of(number);
    }

    /** {@return an INTEGER or a REAL if one of them is the same number, otherwise its digits as a TEXT} */
    static Value decimal(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        boolean integral = shortest.scale() <= 0;
        boolean short64 = (long) shortest.precision() - shortest.scale() <= DIGITS_OF_LONG;
        if (integral && short64 && number.compareTo(LONG_MIN) >= 0 && number.compareTo(LONG_MAX) <= 0) {
            return Value.of(number.longValue());
        }
        double real = number.doubleValue();
        if (Double.isFinite(real) && new BigDecimal(Double.toString(real)).compareTo(number) == 0) {
            return Value.of(real);
        }
        return Value.of(number.toString());
    }

    /**
     * {@return the TEXT}
     *
     * @throws SQLException if UTF-8 cannot carry it
     */
    static Value text(String text) throws SQLException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    throw new SQLDataException(
                            "The text holds an unpaired surrogate at index " + i + ", which UTF-8 cannot carry",
                            "22021");
                }
                i++;
            }
        }
        return Value.of(text);
    }
}
