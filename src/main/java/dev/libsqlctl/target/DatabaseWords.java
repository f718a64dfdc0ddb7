package dev.libsqlctl.target;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a database says of a failure. */
public final class DatabaseWords {
    /** What the driver of files puts around them. */
    private static final Pattern WRAPPED = Pattern.compile("\\[SQLITE_\\w+\\].*? \\((.*)\\)", Pattern.DOTALL);

    private DatabaseWords() {}

    /** {@return the words of the server or of SQLite} */
    public static String of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher wrapped = WRAPPED.matcher(message);
        return wrapped.matches() ? wrapped.group(1) : message;
    }
}
