package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.SqlToken;

/** Names in SQL texts. */
final class Identifiers {
    private Identifiers() {}

    /** {@return the name in double quotes} */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@return the name that a token writes, with quotes or without} */
    static String unquoted(SqlToken token) {
        String text = token.text();
        char quote = text.charAt(0);
        String inner = text.substring(1, Math.max(1, text.length() - 1));
        return switch (quote) {
            case '[' -> inner;
            case '"', '`', '\'' -> inner.replace(String.valueOf(quote) + quote, String.valueOf(quote));
            default -> text;
        };
    }
}
