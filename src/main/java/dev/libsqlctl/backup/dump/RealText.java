package dev.libsqlctl.backup.dump;

import java.util.stream.LongStream;

/**
 * The text that the shell prints for a REAL: that of {@code printf("%!.20g")} as SQLite 3.40 computes it in extended precision, with one digit after the point at the least. Not safe for use by several
 * threads.
 */
final class RealText {
    private static final int DIGITS = 20;
    private static final int LEAST_PLAIN_EXPONENT = -4;
    private static final double TWO_TO_63 = 0x1p63;

    private static final Extended TEN = new Extended(10.0);
    private static final Extended ONE = new Extended(1.0);
    private static final Extended TENTH = new Extended(0.1);
    private static final Extended SMALL = new Extended(1e-8);
    private static final Extended LIFT = new Extended(1e8);
    private static final Extended[] STEPS = {new Extended(1e100), new Extended(1e10), TEN};
    private static final int[] STEP_EXPONENTS = {100, 10, 1};
    private static final double MOST_EXACT = 1e15;
    private static final long[] POWERS =
            LongStream.iterate(1, power -> power * 10).limit(17).toArray();
    private static final Extended[] EXTENDED_POWERS =
            LongStream.of(POWERS).limit(16).mapToObj(Extended::new).toArray(Extended[]::new);
    private static final Extended ROUNDER = rounder();

    private final Extended rest = new Extended();
    private final Extended scale = new Extended();
    private final Extended bound = new Extended();

    /** Half a unit of the twentieth digit, as the shell's multiplications make it. */
    private static Extended rounder() {
        Extended rounder = new Extended(5.0e-10);
        rounder.multiply(new Extended(1.0e-10));
        return rounder;
    }

    /** Writes the text of a value that is not NaN. An infinity is written as a number that is too large to be anything else. */
    void write(double value, Slab out) {
        long integer = (long) value;
        if (Double.isInfinite(value)) {
            out.ascii(value > 0 ? "1e999" : "-1e999");
        } else if (value == integer && value < TWO_TO_63) {
            // The shell prints -0.0 as 0.0, which is another value.
            if (integer == 0 && 1 / value < 0) {
                out.put('-');
            }
            out.decimal(integer);
            out.ascii(".0");
        } else {
            writeDigits(value, out);
        }
    }

    private void writeDigits(double value, Slab out) {
        if (value < 0) {
            out.put('-');
        }
        rest.set(Math.abs(value));
        double size = Math.abs(value);
        int exponent = size >= 1 && size < MOST_EXACT ? normalizeExactly((long) size) : normalize();
        rest.add(ROUNDER);
        if (!rest.lessThan(TEN)) {
            rest.multiply(TENTH);
            exponent++;
        }
        if (exponent < LEAST_PLAIN_EXPONENT || exponent >= DIGITS) {
            writeNumber(0, DIGITS - 1, out);
            writeExponent(exponent, out);
        } else {
            writeNumber(exponent, DIGITS - 1 - exponent, out);
        }
    }

    /** Does as {@link #normalize()}, whose scale is an exact power of ten here, in one step. */
    private int normalizeExactly(long integerPart) {
        int exponent = 0;
        while (integerPart >= POWERS[exponent + 1]) {
            exponent++;
        }
        if (exponent > 0) {
            rest.divide(EXTENDED_POWERS[exponent]);
        }
        return exponent;
    }

    /** Scales what is left to at least one and less than ten, step by step as the shell does. */
    private int normalize() {
        int exponent = 0;
        scale.set(1.0);
        for (int i = 0; i < STEPS.length; i++) {
            while (true) {
                bound.set(STEPS[i]);
                bound.multiply(scale);
                if (rest.lessThan(bound)) {
                    break;
                }
                scale.multiply(STEPS[i]);
                exponent += STEP_EXPONENTS[i];
            }
        }
        if (exponent > 0) {
            rest.divide(scale);
        }
        while (rest.lessThan(SMALL)) {
            rest.multiply(LIFT);
            exponent -= 8;
        }
        while (rest.lessThan(ONE)) {
            rest.multiply(TEN);
            exponent--;
        }
        return exponent;
    }

    /**
     * @param exponent of the first digit; negative for zeros before it
     * @param decimals how many digits may follow the point
     */
    private void writeNumber(int exponent, int decimals, Slab out) {
        if (exponent < 0) {
            out.put('0');
        }
        for (int i = exponent; i >= 0; i--) {
            out.put('0' + rest.takeDigit());
        }
        out.put('.');
        int first = out.length();
        if (decimals == 0) {
            out.put('0');
        }
        int zeros = Math.max(0, -exponent - 1);
        for (int i = 0; i < zeros; i++) {
            out.put('0');
        }
        for (int i = zeros; i < decimals && (i == 0 || !rest.isZero()); i++) {
            out.put('0' + rest.takeDigit());
        }
        out.trimZeros(first + 1);
    }

    private static void writeExponent(int exponent, Slab out) {
        out.put('e');
        out.put(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) {
            out.put('0');
        }
        out.decimal(size);
    }
}
