package dev.libsqlctl.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reals as the shell prints them. */
class RealTextTest {
    private static String text(double value) {
        Slab out = new Slab(1);
        new RealText().write(value, out);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII);
    }

    /** The resource has what SQLite's shell 3.40.1 on x86-64 printed for random bits, decimal fractions, powers of ten and their neighbours, denormals and extremes. */
    @Test
    void theTextIsTheShells() throws IOException {
        int lines = 0;
        try (BufferedReader reals = new BufferedReader(new InputStreamReader(
                RealTextTest.class.getResourceAsStream("reals.txt"), StandardCharsets.US_ASCII))) {
            for (String line = reals.readLine(); line != null; line = reals.readLine()) {
                String[] parts = line.split(" ");
                double value = Double.longBitsToDouble(Long.parseUnsignedLong(parts[0], 16));

                assertThat(text(value)).as(parts[0]).isEqualTo(parts[1]);
                lines++;
            }
        }
        assertThat(lines).isGreaterThan(3000);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1.0, 1.0",
        "-1.5, -1.5",
        "0.1, 0.10000000000000000555",
        "1e15, 1000000000000000.0",
        "1e18, 1000000000000000000.0",
        "1e20, 1.0e+20",
        "9.2233720368547758e18, 9223372036854775807.8",
        "-9.2233720368547758e18, -9223372036854775808.0",
        "1e300, 1.0000000000000000047e+300",
        "1e-5, 1.0000000000000000817e-05",
        "Infinity, 1e999",
        "-Infinity, -1e999"
    })
    void whatIsKnownByHeart(double value, String expected) {
        assertThat(text(value)).isEqualTo(expected);
    }

    @Test
    void noBitIsLost() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.doubleToRawLongBits(Double.parseDouble(text(value))))
                        .as(Double.toHexString(value))
                        .isEqualTo(Double.doubleToRawLongBits(value));
            }
        }
    }
}
