package dev.libsqlctl.sql;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the value of a parameter as it is typed: a literal of SQL is what it means, and anything else is a text. */
final class ParameterValue {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,19}");
    private static final Pattern REAL = Pattern.compile("[+-]?(?:\\d+\\.\\d*|\\.\\d+|\\d+(?=[eE]))(?:[eE][+-]?\\d+)?");
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'", Pattern.DOTALL);
    private static final Pattern BLOB = Pattern.compile("[xX]'((?:[0-9a-fA-F]{2})*)'");

    private ParameterValue() {}

    /** {@return a Long, Double, String, byte array, or null} */
    static Object of(String typed) {
        if (typed.toUpperCase(Locale.ROOT).equals("NULL")) {
            return null;
        }
        Matcher text = TEXT.matcher(typed);
        if (text.matches()) {
            return text.group(1).replace("''", "'");
        }
        Matcher blob = BLOB.matcher(typed);
        if (blob.matches()) {
            return HexFormat.of().parseHex(blob.group(1));
        }
        if (INTEGER.matcher(typed).matches()) {
            return integer(typed);
        }
        return REAL.matcher(typed).matches() ? Double.valueOf(typed) : typed;
    }

    /** SQLite takes an integer of more than 64 bits for a real number. */
    private static Object integer(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            return Double.valueOf(digits);
        }
    }
}
