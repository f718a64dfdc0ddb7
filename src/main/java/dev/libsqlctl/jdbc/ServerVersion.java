package dev.libsqlctl.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a server.
 *
 * @param text as the server puts it
 */
record ServerVersion(String text, int major, int minor) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)");

    /** {@return the version that a text begins with, or names after a word such as {@code sqld}; 0.0 if it names none} */
    static ServerVersion parse(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.find()
                ? new ServerVersion(text, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : new ServerVersion(text, 0, 0);
    }
}
