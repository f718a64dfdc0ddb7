package dev.libsqlctl.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How variables are written for whoever is to read them. */
public enum VariableSyntax {
    /** For a POSIX shell: exports, to be evaluated. */
    SH,
    /** For fish: exports, to be sourced. */
    FISH,
    /** For a {@code .env} file. */
    DOTENV;

    /** What no reader of {@code .env} files takes for anything else. Some, as Docker's, know no quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

    private static final Pattern SPECIAL_IN_SINGLE_QUOTES = Pattern.compile("['\\\\]");
    private static final Pattern SPECIAL_IN_DOUBLE_QUOTES = Pattern.compile("[\"\\\\$`]");

    /**
     * {@return a line for each variable} A shell is told to forget those without a value: one that was meant for another database would be sent to this one.
     *
     * @param variables names and values, which hold no line ends
     * @throws IllegalArgumentException if not every reader of {@code .env} files could read a value; the message shows no value
     */
    public List<String> lines(Map<String, Optional<String>> variables) {
        List<String> lines = new ArrayList<>();
        variables.forEach((name, value) ->
                value.map(text -> set(name, text)).or(() -> unset(name)).ifPresent(lines::add));
        return lines;
    }

    private String set(String name, String value) {
        return switch (this) {
            case SH -> "export " + name + "=" + quotedForSh(value);
            case FISH -> "set -gx " + name + " '" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
            case DOTENV -> name + "=" + quotedForDotenv(name, value);
        };
    }

    private Optional<String> unset(String name) {
        return switch (this) {
            case SH -> Optional.of("unset " + name);
            case FISH -> Optional.of("set -e " + name);
            case DOTENV -> Optional.empty();
        };
    }

    /** {@return a word of a POSIX shell that stands for this text} */
    static String quotedForSh(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String quotedForDotenv(String name, String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        if (!SPECIAL_IN_SINGLE_QUOTES.matcher(value).find()) {
            return "'" + value + "'";
        }
        if (!SPECIAL_IN_DOUBLE_QUOTES.matcher(value).find()) {
            return '"' + value + '"';
        }
        throw new IllegalArgumentException(
                "the value of " + name + " holds quotes that readers of .env files disagree on");
    }
}
