package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.TransportException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a server.
 *
 * @param text as the server puts it
 */
record ServerVersion(String text, int major, int minor) {
    private static final Pattern NUMBERS = Pattern.compile("(?:\\w+ )?(\\d{1,9})\\.(\\d{1,9})\\b.*");

    /** {@return what the server calls itself; if it does not say, or a proxy speaks for it, the version of its SQLite} */
    static ServerVersion of(DatabaseSession session) throws SQLException {
        Optional<ServerVersion> own = parse(ownText(session));
        if (own.isPresent()) {
            return own.get();
        }
        String text =
                new MetaQuery(session).rows("SELECT sqlite_version()").get(0).text(0);
        return parse(text).orElse(new ServerVersion(text, 0, 0));
    }

    private static String ownText(DatabaseSession session) throws SQLException {
        try {
            return session.serverVersion();
        } catch (SQLException e) {
            if (e.getCause() instanceof TransportException) {
                throw e;
            }
            return "";
        }
    }

    /** {@return the version that a text such as {@code sqld 0.24.32 (40c272de 2025-02-14)} tells; empty if it tells none} */
    static Optional<ServerVersion> parse(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new ServerVersion(text, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
