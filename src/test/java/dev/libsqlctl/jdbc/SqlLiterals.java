package dev.libsqlctl.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Values as SQL writes them (SQLite, "SQL Language Expressions", section 3). */
final class SqlLiterals {
    private static final HexFormat HEX = HexFormat.of();

    private SqlLiterals() {}

    static String of(Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof byte[] bytes) {
            return "x'" + HEX.formatHex(bytes) + "'";
        }
        if (value instanceof String text) {
            // A SQL text ends at U+0000.
            return text.indexOf(0) < 0
                    ? "'" + text.replace("'", "''") + "'"
                    : "CAST(x'" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' AS TEXT)";
        }
        return value.toString();
    }
}
