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
    private static final int HALF = 32;
    private static final long HALF_MASK = 0xFFFF_FFFFL;
    private static final int EXACT_FRACTION_BITS = 61;

    /** The number is significand * 2^exponent; the significand, unsigned, has its highest bit set unless the number is zero, or digits are being taken. */
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
        long divisor = other.significand;
        // The quotient of the significands lies between a half and two, so this one has 63 or 64 bits.
        long quotient = quotient(significand >>> 1, significand << LAST_BIT, divisor);
        long remainder = (significand << LAST_BIT) - quotient * divisor;
        int newExponent = exponent - other.exponent - LAST_BIT;
        if (quotient >= 0) {
            boolean half = atLeastHalf(remainder, divisor);
            quotient = quotient << 1 | (half ? 1 : 0);
            remainder = (remainder << 1) - (half ? divisor : 0);
            newExponent--;
        }
        boolean half = atLeastHalf(remainder, divisor);
        long rest = (remainder << 1) - (half ? divisor : 0);
        round(quotient, half ? 1L << LAST_BIT : 0, rest != 0, newExponent);
    }

    private static boolean atLeastHalf(long remainder, long divisor) {
        return remainder < 0 || Long.compareUnsigned(remainder << 1, divisor) >= 0;
    }

    /** {@return the quotient of 128 by 64 bits, found by two halves (Knuth, "The Art of Computer Programming", 4.3.1, algorithm D); the divisor's highest bit is set, the quotient has 64 bits} */
    private static long quotient(long high, long low, long divisor) {
        long upper = half(high, low >>> HALF, divisor);
        long rest = (high << HALF | low >>> HALF) - upper * divisor;
        return upper << HALF | half(rest, low & HALF_MASK, divisor);
    }

    private static long half(long high, long next, long divisor) {
        long divisorHigh = divisor >>> HALF;
        long divisorLow = divisor & HALF_MASK;
        long digit = Long.divideUnsigned(high, divisorHigh);
        long rest = high - digit * divisorHigh;
        while (digit > HALF_MASK || Long.compareUnsigned(digit * divisorLow, rest << HALF | next) > 0) {
            digit--;
            rest += divisorHigh;
            if (rest > HALF_MASK) {
                break;
            }
        }
        return digit;
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
     * Takes its integer part away and multiplies what is left by ten. It is less than ten.
     *
     * @return the integer part
     */
    int takeDigit() {
        int fractionBits = -exponent;
        if (fractionBits > EXACT_FRACTION_BITS) {
            return takeDigitRounding(fractionBits);
        }
        int digit = (int) (significand >>> fractionBits);
        // Five times what is left has 64 bits at most, so that nothing is rounded; the factor of two is in the
        // exponent.
        significand = (significand - ((long) digit << fractionBits)) * 5;
        exponent++;
        return digit;
    }

    private int takeDigitRounding(int fractionBits) {
        int digit = 0;
        if (fractionBits < Long.SIZE) {
            digit = (int) (significand >>> fractionBits);
            normalize(significand - ((long) digit << fractionBits), exponent);
        }
        if (significand != 0) {
            multiplyByTen();
        }
        return digit;
    }

    /** As {@link #multiply}, for the factor that every digit takes. */
    private void multiplyByTen() {
        long low = significand * 10;
        long high = (significand >>> 61) + (significand >>> 63);
        if (Long.compareUnsigned(low, significand << 3) < 0) {
            high++;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(high);
        long cut = low << Long.SIZE - bits;
        significand = high << Long.SIZE - bits | low >>> bits;
        exponent += bits;
        if (cut < 0 && (cut << 1 != 0 || (significand & 1) != 0) && ++significand == 0) {
            significand = 1L << LAST_BIT;
            exponent++;
        }
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
