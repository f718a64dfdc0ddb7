package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.SqlToken;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the parameters of a statement their numbers as SQLite does ("SQL Language Expressions", section 3): {@code ?} is one more than
 * the highest before it, {@code ?5} is 5, a name is one more than the highest where it comes first and the same number ever after.
 */
final class ParameterNumbering {
    /** The highest number (SQLITE_MAX_VARIABLE_NUMBER). */
    static final int MAXIMUM = 32_766;

    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int highest;

    /** Gives the next parameter of the text its number. */
    void add(SqlToken token) throws SQLException {
        String text = token.text();
        String name = text.charAt(0) == '?' ? null : text;
        int number;
        if (name != null) {
            number = numbers.computeIfAbsent(name, unknown -> highest + 1);
        } else if (text.length() == 1) {
            number = highest + 1;
        } else {
            number = explicitNumber(text);
        }
        if (number > MAXIMUM) {
            throw outOfRange(text);
        }
        highest = Math.max(highest, number);
        parameters.add(new Parameter(token.start(), token.end(), number, name));
    }

    /** {@return in the order of the text} */
    List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** {@return the highest number, and so the number of values} */
    int highest() {
        return highest;
    }

    private static int explicitNumber(String text) throws SQLException {
        String digits = text.substring(1).replaceFirst("^0+", "");
        if (digits.isEmpty() || digits.length() > 5) {
            throw outOfRange(text);
        }
        return Integer.parseInt(digits);
    }

    private static SQLException outOfRange(String text) {
        return StatementErrors.syntax("The parameter " + text + " is not one of ?1 to ?" + MAXIMUM);
    }
}
