package dev.libsqlctl.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Values of every kind that SQLite has, from a seed: a null, a {@code Long}, a {@code Double}, a {@code String} or a {@code byte[]}. */
final class RandomValues {
    private static final List<String> NUMERIC_TEXTS = List.of(
            "0",
            "-0",
            "1",
            "12",
            " 12",
            "12 ",
            "+7",
            "007",
            "1.0",
            "-1.50",
            ".5",
            "5.",
            "1e3",
            "1E-3",
            "1e400",
            "0x10",
            "1_0",
            "12abc",
            "",
            " ",
            "inf",
            "nan",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "9007199254740993",
            "9007199254740993.0",
            "123456789012345678901234567890",
            "1e19",
            "true",
            "null");

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    /** {@return values that are known to break things} */
    static List<Object> edges() {
        List<Object> edges = new ArrayList<>(Arrays.asList(
                null,
                0L,
                -1L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                (long) Integer.MAX_VALUE,
                (long) Integer.MIN_VALUE,
                1L + Integer.MAX_VALUE,
                1L << 53,
                (1L << 53) + 1,
                -(1L << 53) - 1,
                0.0,
                -0.0,
                1.0,
                -1.5,
                0.1,
                1e15,
                1e16,
                9.007199254740993e15,
                9.223372036854775807e18,
                -9.223372036854775808e18,
                1.8446744073709552e19,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Math.nextDown(Double.MIN_NORMAL),
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                2e-3,
                "\u0000",
                "a\u0000b",
                "\u0000\u0000",
                "\u0001\u001f\u007f\u0080\u009f\u00a0\u2028\u2029\ufeff\ufffe\uffff",
                "\"\\/<>&='`[]%_;--/**/?:a@b$c\b\f\n\r\t",
                "''",
                "\ud83d\ude00\ud834\udd1e\u00e9e\u0301\ud83d\udc68\u200d\ud83d\udc69",
                "\ud800\udc00\udbff\udfff",
                "\ue000\uf8ff",
                "x".repeat(70_000),
                new byte[0],
                new byte[] {0},
                new byte[] {-1, -2},
                new byte[] {(byte) 0xfb, (byte) 0xff, (byte) 0xbf},
                new byte[66_000]));
        edges.addAll(NUMERIC_TEXTS);
        return edges;
    }

    /** {@return this many values, the edges first} */
    List<Object> values(int count) {
        List<Object> values = new ArrayList<>(edges());
        while (values.size() < count) {
            values.add(next());
        }
        return values.subList(0, count);
    }

    Object next() {
        return switch (random.nextInt(16)) {
            case 0 -> null;
            case 1, 2, 3, 4, 5 -> integer();
            case 6, 7, 8, 9 -> real();
            case 10 -> numericText();
            case 11, 12, 13 -> text();
            default -> blob();
        };
    }

    /** {@return an integer of any magnitude} */
    Long integer() {
        return random.nextLong() >> random.nextInt(64);
    }

    /** {@return a finite double: any bits, or one that a person would write} */
    Double real() {
        if (random.nextInt(4) == 0) {
            return random.nextInt(2_000_000) / 1000.0 - 1000;
        }
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : random.nextDouble();
    }

    /** {@return a text of any characters that UTF-8 has} */
    String text() {
        int most = random.nextInt(20) == 0 ? 2000 : 24;
        int plane = random.nextInt(3);
        int bound = plane == 0 ? 0x80 : plane == 1 ? 0x3000 : 0x110000;
        return random.ints(random.nextInt(most), 0, bound)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** {@return a text that looks like a number, or almost} */
    String numericText() {
        return switch (random.nextInt(4)) {
            case 0 -> NUMERIC_TEXTS.get(random.nextInt(NUMERIC_TEXTS.size()));
            case 1 -> integer().toString();
            case 2 -> random.nextInt(100_000) / 100.0 + (random.nextBoolean() ? "" : " ");
            default -> integer() + "." + random.nextInt(10);
        };
    }

    byte[] blob() {
        byte[] blob = new byte[random.nextInt(random.nextInt(20) == 0 ? 3000 : 40)];
        random.nextBytes(blob);
        return blob;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
