package dev.libsqlctl.backup.dump;

/**
 * A positive number of the 80-bit extended precision that {@code long double} is on x86-64: 64 bits of significand, every operation rounded to the nearest, to even when there are two. The
 * shell formats reals with it, and its digits follow from where it rounds. Exponents are not bounded here: those of a double and of the powers of ten that it is scaled with
 * are far within the format's.
 *
 * <p>Mutable, because a number is formatted by some fifty operations.
 */
final class Extended {
    private static final int FRACTION_BITS = 52;
    private static final int BIAS = 1075;
    private static final long HIDDEN_BIT = 1L << FRACTION_BITS;
    private static final int LAST_BIT = 63;

    /** The number is significand * 2^exponent; the significand, unsigned, has its highest bit set unless the number is zero. */
    private long significand;

    private int exponent;

    Extended() {}

    Extended(double value) {
        set(value);
    }

    /** @param value finite and not negative */
    void set(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> FRACTION_BITS);
        long fraction = bits & (HIDDEN_BIT - 1);
        normalize(biased == 0 ? fraction : fraction | HIDDEN_BIT, Math.max(biased, 1) - BIAS);
    }

    void set(Extended other) {
        significand = other.significand;
        exponent = other.exponent;
    }

    private void normalize(long newSignificand, int newExponent) {
        int shift = newSignificand == 0 ? 0 : Long.numberOfLeadingZeros(newSignificand);
        significand = newSignificand << shift;
        exponent = newExponent - shift;
    }

    boolean isZero() {
        return significand == 0;
    }

    boolean lessThan(Extended other) {
        if (isZero() || other.isZero()) {
            return isZero() && !other.isZero();
        }
        return exponent != other.exponent
                ? exponent < other.exponent
                : Long.compareUnsigned(significand, other.significand) < 0;
    }

    void multiply(Extended other) {
        if (isZero() || other.isZero()) {
            significand = 0;
            return;
        }
        long low = significand * other.significand;
        long high = unsignedHigh(significand, other.significand);
        int newExponent = exponent + other.exponent + Long.SIZE;
        if (high >= 0) {
            high = high << 1 | low >>> LAST_BIT;
            low <<= 1;
            newExponent--;
        }
        round(high, low, false, newExponent);
    }

    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> LAST_BIT & b) + (b >> LAST_BIT & a);
    }

    /** @param other not zero */
    void divide(Extended other) {
        if (isZero()) {
            return;
        }
        int newExponent = exponent - other.exponent - Long.SIZE;
        long remainder = significand;
        long high = 0;
        if (Long.compareUnsigned(remainder, other.significand) >= 0) {
            remainder -= other.significand;
            high = 1;
        }
        // Bit by bit: 64 of the quotient behind the first, then what decides how it is rounded.
        long quotient = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            boolean carry = remainder < 0;
            remainder <<= 1;
            quotient <<= 1;
            if (carry || Long.compareUnsigned(remainder, other.significand) >= 0) {
                remainder -= other.significand;
                quotient |= 1;
            }
        }
        if (high == 1) {
            long low = quotient << LAST_BIT;
            round(1L << LAST_BIT | quotient >>> 1, low, remainder != 0, newExponent + 1);
        } else {
            boolean carry = remainder < 0;
            long doubled = remainder << 1;
            boolean half = carry || Long.compareUnsigned(doubled, other.significand) >= 0;
            long rest = half ? doubled - other.significand : doubled;
            round(quotient, half ? 1L << LAST_BIT : 0, rest != 0, newExponent);
        }
    }

    void add(Extended other) {
        if (other.isZero()) {
            return;
        }
        if (isZero()) {
            set(other);
            return;
        }
        boolean larger = exponent >= other.exponent;
        long a = larger ? significand : other.significand;
        long b = larger ? other.significand : significand;
        int distance = Math.abs(exponent - other.exponent);
        int newExponent = Math.max(exponent, other.exponent);
        long aligned = distance >= Long.SIZE ? 0 : b >>> distance;
        long low = distance == 0 ? 0 : distance < Long.SIZE ? b << Long.SIZE - distance : distance == Long.SIZE ? b : 0;
        boolean sticky = distance > Long.SIZE;
        long sum = a + aligned;
        if (Long.compareUnsigned(sum, a) < 0) {
            boolean lost = sticky || (low & 1) != 0;
            low = low >>> 1 | sum << LAST_BIT;
            round(sum >>> 1 | 1L << LAST_BIT, low, lost, newExponent + 1);
        } else {
            round(sum, low, sticky, newExponent);
        }
    }

    /**
     * Takes its integer part away; it is less than ten.
     *
     * @return the integer part
     */
    int takeDigit() {
        int fractionBits = -exponent;
        if (isZero() || fractionBits >= Long.SIZE) {
            return 0;
        }
        long digit = significand >>> fractionBits;
        normalize(significand - (digit << fractionBits), exponent);
        return (int) digit;
    }

    /**
     * @param high the upper 64 bits, the highest of which is set
     * @param low the lower 64 bits
     * @param sticky whether a bit below those is set
     * @param newExponent of the upper bits
     */
    private void round(long high, long low, boolean sticky, int newExponent) {
        boolean half = low < 0;
        boolean more = low << 1 != 0 || sticky;
        significand = high;
        exponent = newExponent;
        if (half && (more || (high & 1) != 0)) {
            significand++;
            if (significand == 0) {
                significand = 1L << LAST_BIT;
                exponent++;
            }
        }
    }
}
