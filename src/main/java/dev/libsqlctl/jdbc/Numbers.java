package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLDataException;
import java.util.regex.Pattern;

/**
 * Values as numbers. A TEXT is one if the whole of it is, as for SQLite's numeric affinity; the fraction of a number is cut off where an
 * integer is asked for, as by SQLite's CAST; a number that does not fit is refused. Not for NULL.
 */
final class Numbers {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]{1,9})?");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int LONG_DIGITS = 19;

    /** So that a short text with a long exponent does not fill the memory, and a long one not the day: each digit more takes longer. */
    private static final int MOST_DIGITS = 100_000;

    private static final double TWO_TO_63 = 0x1p63;

    private Numbers() {}

    /** {@return the value, between the bounds} */
    static long toLong(Value value, long least, long most, String type) throws SQLDataException {
        long number = toLong(value, type);
        if (number < least || number > most) {
            throw DataErrors.outOfRange(number, type);
        }
        return number;
    }

    static long toLong(Value value) throws SQLDataException {
        return toLong(value, "long");
    }

    private static long toLong(Value value, String type) throws SQLDataException {
        if (value instanceof Value.Integer integer) {
            return integer.value();
        }
        if (value instanceof Value.Float real) {
            double number = finite(real);
            if (number >= -TWO_TO_63 && number < TWO_TO_63) {
                return (long) number;
            }
            throw DataErrors.outOfRange(number, type);
        }
        BigDecimal number = decimal(value, type);
        if (number.precision() - (long) number.scale() <= LONG_DIGITS) {
            BigInteger integer = integer(number);
            if (integer.compareTo(LEAST) >= 0 && integer.compareTo(MOST) <= 0) {
                return integer.longValue();
            }
        }
        throw DataErrors.outOfRange(number, type);
    }

    static double toDouble(Value value) throws SQLDataException {
        if (value instanceof Value.Float real) {
            return finite(real);
        }
        if (value instanceof Value.Integer integer) {
            return integer.value();
        }
        BigDecimal number = decimal(value, "double");
        double result = number.doubleValue();
        if (Double.isInfinite(result)) {
            throw DataErrors.outOfRange(number, "double");
        }
        return result;
    }

    static float toFloat(Value value) throws SQLDataException {
        double number = toDouble(value);
        float result = (float) number;
        if (Float.isInfinite(result)) {
            throw DataErrors.outOfRange(number, "float");
        }
        return result;
    }

    static BigDecimal toBigDecimal(Value value) throws SQLDataException {
        if (value instanceof Value.Integer integer) {
            return BigDecimal.valueOf(integer.value());
        }
        return value instanceof Value.Float real ? BigDecimal.valueOf(finite(real)) : decimal(value, "BigDecimal");
    }

    /** {@return the number with so many digits after the point, rounded half up} */
    static BigDecimal toBigDecimal(Value value, int scale) throws SQLDataException {
        BigDecimal number = toBigDecimal(value);
        long digits = number.precision() - (long) number.scale() + scale;
        if (digits > MOST_DIGITS) {
            throw DataErrors.outOfRange(number, "BigDecimal of scale " + scale);
        }
        return digits < 0
                ? BigDecimal.ZERO.setScale(scale, RoundingMode.HALF_UP)
                : number.setScale(scale, RoundingMode.HALF_UP);
    }

    static BigInteger toBigInteger(Value value) throws SQLDataException {
        BigDecimal number = toBigDecimal(value);
        if (number.precision() - (long) number.scale() > MOST_DIGITS) {
            throw DataErrors.outOfRange(number, "BigInteger");
        }
        return integer(number);
    }

    /** {@return the value of a REAL that the server has sent} */
    static double finite(Value.Float real) throws SQLDataException {
        if (real.isInfinityOfUnknownSign()) {
            throw DataErrors.infinity();
        }
        return real.value();
    }

    /** {@return the number without its fraction, which is not expanded if there is nothing before it} */
    private static BigInteger integer(BigDecimal number) {
        return number.precision() - (long) number.scale() <= 0 ? BigInteger.ZERO : number.toBigInteger();
    }

    /** {@return the number that a TEXT is} */
    static BigDecimal decimal(Value value, String type) throws SQLDataException {
        if (value instanceof Value.Text text) {
            String digits = text.value().strip();
            if (digits.length() > MOST_DIGITS) {
                throw DataErrors.outOfRange(digits, type);
            }
            if (NUMBER.matcher(digits).matches()) {
                return new BigDecimal(digits);
            }
        }
        throw DataErrors.notA(type, value);
    }
}
