package dev.libsqlctl.backup.source;

/** Names in SQL text. */
public final class Names {
    private Names() {}

    /** {@return a name in double quotes, which make any text a name (SQLite, "SQLite Keywords")} */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
