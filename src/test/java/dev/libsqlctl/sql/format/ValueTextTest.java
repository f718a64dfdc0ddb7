package dev.libsqlctl.sql.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    @Test
    void realsAreWrittenInThePlacesOfSqlite() {
        assertThat(ValueText.of(0.1)).isEqualTo("0.1");
        assertThat(ValueText.of(-0.0)).isEqualTo("-0.0");
        assertThat(ValueText.of(100.0)).isEqualTo("100.0");
        assertThat(ValueText.of(1e14)).isEqualTo("100000000000000.0");
        assertThat(ValueText.of(1e15)).isEqualTo("1.0e+15");
        assertThat(ValueText.of(0.0001)).isEqualTo("0.0001");
        assertThat(ValueText.of(0.00001)).isEqualTo("1.0e-05");
        assertThat(ValueText.of(-1.25e100)).isEqualTo("-1.25e+100");
        assertThat(ValueText.exact(Double.MIN_VALUE)).isEqualTo("4.9e-324");
        assertThat(ValueText.of(34.769999999999996)).isEqualTo("34.77");
        assertThat(ValueText.exact(34.769999999999996)).isEqualTo("34.769999999999996");
        assertThat(ValueText.of(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
        assertThat(ValueText.literal(Double.NEGATIVE_INFINITY)).isEqualTo("-1e999");
        assertThat(ValueText.of(new byte[] {0, (byte) 0xfe})).isEqualTo("X'00FE'");
    }

    @Test
    void everyRealIsReadAsTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            double real = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(real)) {
                assertThat(Double.parseDouble(ValueText.exact(real))).isEqualTo(real);
            }
        }
    }

    @Test
    void theQuickWayWritesWhatTheSlowOneDoes() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            double real = real(random, i % 5);
            if (Double.isFinite(real) && real != 0) {
                assertThat(ValueText.exact(real)).isEqualTo(ValueText.placed(Double.toString(real)));
                assertThat(ValueText.of(real)).isEqualTo(ValueText.shownSlowly(real));
            }
        }
    }

    private static double real(Random random, int kind) {
        return switch (kind) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            // Money, measures: few digits.
            case 1 -> random.nextLong(-100_000_000, 100_000_000) / Math.pow(10, random.nextInt(8));
            case 2 -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 18));
            case 3 -> random.nextLong() >> random.nextInt(64);
            // Around the powers at which something changes.
            default -> {
                double power = Math.pow(10, random.nextInt(-6, 18));
                yield random.nextBoolean() ? Math.nextUp(power) : Math.nextDown(power);
            }
        };
    }
}
