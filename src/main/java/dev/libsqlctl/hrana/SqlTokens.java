package dev.libsqlctl.hrana;

import java.util.Locale;

/** The words and signs of a SQL text, without comments and without the contents of strings and quoted names. */
final class SqlTokens {
    /** The end of the text. */
    static final String END = "";
    /** A string or a quoted name. */
    static final String QUOTED = "'";

    private final String sql;
    private int next;

    SqlTokens(String sql) {
        this.sql = sql;
    }

    /** {@return the next word in upper case, the next sign, {@link #QUOTED}, or {@link #END}} */
    String next() {
        skipBlanksAndComments();
        if (next >= sql.length()) {
            return END;
        }
        char c = sql.charAt(next);
        if (c == '\'' || c == '"' || c == '`') {
            skipQuoted(c);
            return QUOTED;
        }
        if (c == '[') {
            skipTo(sql.indexOf(']', next), 1);
            return QUOTED;
        }
        if (isWordPart(c)) {
            int start = next;
            while (next < sql.length() && isWordPart(sql.charAt(next))) {
                next++;
            }
            return sql.substring(start, next).toUpperCase(Locale.ROOT);
        }
        next++;
        return String.valueOf(c);
    }

    private void skipBlanksAndComments() {
        while (next < sql.length()) {
            char c = sql.charAt(next);
            if (c <= ' ' || c == '\ufeff') {
                next++;
            } else if (sql.startsWith("--", next)) {
                skipTo(sql.indexOf('\n', next), 1);
            } else if (sql.startsWith("/*", next)) {
                skipTo(sql.indexOf("*/", next + 2), 2);
            } else {
                return;
            }
        }
    }

    /** A doubled quote needs no care: it ends one string and begins another. */
    private void skipQuoted(char quote) {
        skipTo(sql.indexOf(quote, next + 1), 1);
    }

    private void skipTo(int found, int length) {
        next = found < 0 ? sql.length() : found + length;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
