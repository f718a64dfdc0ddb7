package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;

/** Values as texts and as bytes, converted as SQLite's CAST does it. Not for NULL. */
final class Texts {
    /** Up to this power of ten SQLite writes a REAL without exponent. */
    private static final int LARGEST_PLAIN = 14;

    private static final int SMALLEST_PLAIN = -4;

    private Texts() {}

    /** {@return the text; of a number its digits; of a BLOB what it is in UTF-8} */
    static String toText(Value value) throws SQLDataException {
        if (value instanceof Value.Text text) {
            return text.value();
        } else if (value instanceof Value.Integer integer) {
            return Long.toString(integer.value());
        } else if (value instanceof Value.Float real) {
            return toText(Numbers.finite(real));
        } else if (value instanceof Value.Blob blob) {
            return decoded(blob.value());
        }
        throw DataErrors.notA("text", value);
    }

    /** {@return the bytes of a BLOB; those of anything else in UTF-8} */
    static byte[] toBytes(Value value) throws SQLDataException {
        return value instanceof Value.Blob blob ? blob.value() : toText(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return the number in the form that SQLite gives it} With as many digits as identify it: SQLite itself stops after the fifteenth, so
     * that its text may be that of another number.
     */
    static String toText(double number) {
        if (number == 0) {
            return Double.toString(number);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN) {
            return decimal.scale() <= 0 ? decimal.toBigInteger() + ".0" : decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + '.'
                + (digits.length() == 1 ? "0" : digits.substring(1))
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static String decoded(byte[] bytes) throws SQLDataException {
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return chars.toString();
        } catch (CharacterCodingException e) {
            throw DataErrors.notUtf8();
        }
    }
}
