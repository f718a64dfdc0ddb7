package dev.libsqlctl.sql.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HexFormat;

/** Values as text. */
final class ValueText {
    /** From here on SQLite writes an exponent. */
    private static final int LEAST_PLAIN_EXPONENT = -4;

    private static final int MOST_PLAIN_EXPONENT = 15;
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private ValueText() {}

    /** {@return the text of a value that is not null, for people: a real number has the 15 digits that SQLite gives it} */
    static String of(Object value) {
        boolean ordinary = value instanceof Double real && Double.isFinite(real) && real != 0;
        return ordinary ? placed(new BigDecimal((Double) value).round(SHOWN)) : exact(value);
    }

    /** {@return the text of a value that is not null, for programs: a real number has the fewest digits that are read as the same one} A blob is a literal of SQL. */
    static String exact(Object value) {
        if (value instanceof byte[] blob) {
            return "X'" + HexFormat.of().withUpperCase().formatHex(blob) + "'";
        }
        return value instanceof Double real ? real(real, "Inf") : value.toString();
    }

    /** {@return the text of a real number that JSON and SQL read as the same one} */
    static String literal(double real) {
        return real(real, "1e999");
    }

    private static String real(double real, String infinity) {
        if (Double.isInfinite(real)) {
            return real > 0 ? infinity : "-" + infinity;
        }
        if (real == 0) {
            return 1 / real < 0 ? "-0.0" : "0.0";
        }
        return placed(new BigDecimal(Double.toString(real)));
    }

    /** The point and the exponent are where SQLite puts them. */
    private static String placed(BigDecimal number) {
        BigDecimal digits = number.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent < MOST_PLAIN_EXPONENT) {
            return digits.scale() <= 0 ? digits.setScale(1).toPlainString() : digits.toPlainString();
        }
        String mantissa = digits.unscaledValue().abs().toString();
        return (digits.signum() < 0 ? "-" : "")
                + mantissa.charAt(0)
                + "."
                + (mantissa.length() == 1 ? "0" : mantissa.substring(1))
                + "e"
                + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
