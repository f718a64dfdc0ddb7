package dev.libsqlctl.jdbc;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a database: its SQLite's, by which programs choose their SQL, and in parentheses the server's.
 *
 * @param text such as {@code 3.45.1 (sqld 0.24.32)}
 * @param major the first number, SQLite's
 * @param minor the second
 */
record ServerVersion(String text, int major, int minor) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\b.*");
    private static final Pattern NAME_AND_NUMBER = Pattern.compile("(\\w+ \\d+\\.\\d+\\S*).*");

    /** {@return what the server tells of itself} */
    static ServerVersion of(DatabaseSession session) throws SQLException {
        String sqlite =
                new MetaQuery(session).rows("SELECT sqlite_version()").get(0).text(0);
        return of(sqlite, ownText(session));
    }

    /**
     * {@return the version in these texts}
     *
     * @param sqlite such as {@code 3.45.1}
     * @param server such as {@code sqld 0.24.32 (40c272de 2025-02-14)}; left out if it has no version in it
     */
    static ServerVersion of(String sqlite, String server) {
        Matcher own = NAME_AND_NUMBER.matcher(server);
        String text = own.matches() ? sqlite + " (" + own.group(1) + ")" : sqlite;
        Matcher numbers = NUMBERS.matcher(sqlite);
        return numbers.matches()
                ? new ServerVersion(text, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new ServerVersion(text, 0, 0);
    }

    /** Empty where a proxy does not pass the question on: the database has answered, so it is there. */
    private static String ownText(DatabaseSession session) {
        try {
            return session.serverVersion();
        } catch (SQLException e) {
            return "";
        }
    }
}
