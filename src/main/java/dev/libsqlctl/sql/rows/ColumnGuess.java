package dev.libsqlctl.sql.rows;

import java.util.regex.Pattern;

/** Finds the type that all values of a column fit, so that none is changed by it: a number with a leading zero is a text. */
final class ColumnGuess {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9]\\d{0,17}");
    private static final Pattern REAL =
            Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,15})?(?:[eE][+-]?\\d{1,3})?");
    private static final int EXACT_DIGITS = 15;

    private boolean integer = true;
    private boolean real = true;
    private boolean any;

    /** Sees the next value. */
    void see(Object value) {
        if (value == null || value.equals("")) {
            return;
        }
        any = true;
        if (value instanceof String text) {
            integer &= INTEGER.matcher(text).matches();
            real &= isReal(text);
        } else {
            integer &= value instanceof Long;
        }
    }

    private static boolean isReal(String text) {
        return REAL.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() <= EXACT_DIGITS;
    }

    /** {@return whether an empty text is no value of it} */
    boolean isNumber() {
        return any && (integer || real);
    }

    /** {@return the type, in SQL} */
    String type() {
        if (!isNumber()) {
            return "TEXT";
        }
        return integer ? "INTEGER" : "REAL";
    }
}
