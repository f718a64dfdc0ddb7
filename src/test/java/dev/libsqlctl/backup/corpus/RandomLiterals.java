package dev.libsqlctl.backup.corpus;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** SQL literals of random values, of every type and with a liking for what is hard. */
final class RandomLiterals {
    private static final List<String> TEXT_PARTS = List.of(
            "\n",
            "\r",
            "\r\n",
            "\\n",
            "\\012",
            "\\r",
            "\\015",
            "(\\n0)",
            "(\\r0)",
            "'",
            "''",
            "\"",
            ";",
            ";\n",
            "--",
            "/*",
            "*/",
            "COMMIT;",
            "BEGIN;",
            "END;",
            "a",
            "b c",
            "\t",
            "\u0001",
            "é",
            "€",
            "😀",
            "\ufeff",
            "\ufffd",
            "X'00'",
            "replace(",
            "char(10)",
            "NULL",
            "1e999",
            "inf",
            "attach",
            "\\");
    private static final List<String> INTEGERS =
            List.of("0", "1", "-1", "9223372036854775807", "-9223372036854775808", "9007199254740993", "2147483648");
    private static final List<String> REALS = List.of(
            "0.0",
            "1.0",
            "-1.5",
            "0.1",
            "1e15",
            "1e16",
            "1e300",
            "9e999",
            "-9e999",
            "4.9406564584124654e-324",
            "1e-310",
            "9.2233720368547758e18",
            "-9.2233720368547758e18",
            "123456789.125");
    private static final List<String> BAD_TEXTS = List.of("ff", "c3", "eda080", "f8888080", "0aff", "ff27", "c0800d");

    private final Random random;
    private final boolean lost;

    /** @param lost whether there may be values that are lost in the shell's dump */
    RandomLiterals(Random random, boolean lost) {
        this.random = random;
        this.lost = lost;
    }

    /** {@return a value of any type} */
    String any() {
        return switch (random.nextInt(10)) {
            case 0 -> "NULL";
            case 1, 2, 3 -> integer();
            case 4, 5 -> real();
            case 6, 7, 8 -> text();
            default -> blob();
        };
    }

    /** {@return an integer of any magnitude} */
    String integer() {
        return random.nextInt(4) == 0 ? one(INTEGERS) : Long.toString(random.nextLong() >> random.nextInt(64));
    }

    /** {@return a real: any bits, or one that a person would write} */
    String real() {
        if (lost && random.nextInt(20) == 0) {
            return "-0.0";
        }
        double bits = Double.longBitsToDouble(random.nextLong());
        return switch (random.nextInt(4)) {
            case 0 -> one(REALS);
            case 1 -> Double.toString(random.nextInt(10_000_000) / 100.0);
            case 2 -> Double.toString(random.nextGaussian());
            default -> Double.isFinite(bits) ? Double.toString(bits) : "0.5";
        };
    }

    /** {@return a text of any characters, some of them no UTF-8} */
    String text() {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(40) == 0 ? 2000 : random.nextInt(8);
        for (int i = 0; i < parts; i++) {
            text.append(random.nextInt(4) == 0 ? Character.toString('a' + random.nextInt(26)) : one(TEXT_PARTS));
        }
        if (random.nextInt(12) == 0) {
            return "CAST(X'" + hex(text.toString()) + one(BAD_TEXTS) + "' AS TEXT)";
        }
        if (lost && random.nextInt(12) == 0) {
            // Digits and a NUL are another value for another version of SQLite: docs/backup.md, "Where a dump differs".
            return "CAST(X'" + hex("n" + text) + "00" + hex(one(TEXT_PARTS)) + "' AS TEXT)";
        }
        return '\'' + text.toString().replace("'", "''") + '\'';
    }

    /** {@return a blob} */
    String blob() {
        byte[] bytes = new byte[random.nextInt(random.nextInt(30) == 0 ? 5000 : 20)];
        random.nextBytes(bytes);
        return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
