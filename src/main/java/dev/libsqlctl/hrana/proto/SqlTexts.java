package dev.libsqlctl.hrana.proto;

/** What holds for every SQL text that is sent. */
final class SqlTexts {
    private SqlTexts() {}

    static void requireWhole(String sqlOrNull) {
        if (sqlOrNull != null && sqlOrNull.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The SQL text holds the character U+0000, at which the server would cut it short: pass it as an argument");
        }
    }
}
