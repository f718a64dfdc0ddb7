package dev.libsqlctl.jdbc;

/** Names in SQL texts. */
final class Identifiers {
    private Identifiers() {}

    /** {@return the name in double quotes} */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
