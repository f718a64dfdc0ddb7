package dev.libsqlctl.sql.format;

/** Names in SQL. */
public final class QuotedName {
    private QuotedName() {}

    /** {@return a name in the quotes in which it may be anything} */
    public static String of(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
