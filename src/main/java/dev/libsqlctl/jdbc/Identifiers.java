package dev.libsqlctl.jdbc;

/** Names in SQL texts. */
final class Identifiers {
    private Identifiers() {}

    /** {@return the name in double quotes} */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@return the name without its double quotes, backticks or brackets} */
    static String unquoted(String quoted) {
        String quote = quoted.substring(0, 1);
        String name = quoted.substring(1, Math.max(1, quoted.length() - 1));
        return quote.equals("[") ? name : name.replace(quote + quote, quote);
    }
}
