package dev.libsqlctl.sql.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HexFormat;

/** Values as text. */
final class ValueText {
    private static final String INFINITY = "Inf";

    /** From here on SQLite writes an exponent. */
    private static final int LEAST_PLAIN_EXPONENT = -4;

    private static final int MOST_PLAIN_EXPONENT = 15;
    private static final int SHOWN_DIGITS = 15;
    private static final MathContext SHOWN = new MathContext(SHOWN_DIGITS, RoundingMode.HALF_UP);

    /** Between these {@link Double#toString} has no exponent. */
    private static final double LEAST_PLAIN_OF_JAVA = 1e-3;

    private static final double MOST_PLAIN_OF_JAVA = 1e7;

    /** Below it every integer is written as it is. */
    private static final double MOST_PLAIN = 1e15;

    private ValueText() {}

    /** {@return the text of a value that is not null, for people: a real number has the 15 digits that SQLite gives it} */
    static String of(Object value) {
        return value instanceof Double real ? shown(real) : exact(value);
    }

    private static String shown(double real) {
        String exact = real(real, INFINITY);
        // A number that can be told from others by 15 digits has these when it is rounded to 15 (DBL_DIG).
        boolean short15 = exact.length() <= SHOWN_DIGITS;
        return short15 || real == 0 || Double.isInfinite(real) ? exact : shownSlowly(real);
    }

    /** {@return the same, for any number that is finite and not 0} */
    static String shownSlowly(double real) {
        return placed(new BigDecimal(real).round(SHOWN));
    }

    /** {@return the text of a value that is not null, for programs: a real number has the fewest digits that are read as the same one} A blob is a literal of SQL. */
    static String exact(Object value) {
        if (value instanceof byte[] blob) {
            return "X'" + HexFormat.of().withUpperCase().formatHex(blob) + "'";
        }
        return value instanceof Double real ? real(real, INFINITY) : value.toString();
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
        double size = Math.abs(real);
        if (size < MOST_PLAIN && real == (long) real) {
            return (long) real + ".0";
        }
        String text = Double.toString(real);
        boolean placed = size >= LEAST_PLAIN_OF_JAVA && size < MOST_PLAIN_OF_JAVA && !text.endsWith("0");
        return placed ? text : placed(text);
    }

    /** {@return a number that Java has written, where SQLite puts point and exponent} */
    static String placed(String written) {
        return placed(new BigDecimal(written));
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
