package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.SqlToken.Kind;

/**
 * Takes a SQL text apart as SQLite does (its {@code tokenize.c}), without comments and blanks. What SQLite would refuse gives some token
 * or other: the refusal is the server's.
 */
public final class SqlLexer {
    private final String sql;
    private int next;

    /** Starts at the beginning of a text. */
    public SqlLexer(String sql) {
        this.sql = sql;
    }

    /** {@return the next token; at the end of the text {@link Kind#END}, again and again} */
    public SqlToken next() {
        skipBlanksAndComments();
        int start = next;
        Kind kind = start == sql.length() ? Kind.END : skipToken(sql.charAt(start));
        return new SqlToken(kind, sql, start, next);
    }

    private Kind skipToken(char c) {
        switch (c) {
            case '\'':
                skipQuoted(c);
                return Kind.STRING;
            case '"', '`':
                skipQuoted(c);
                return Kind.QUOTED_NAME;
            case '[':
                skipPast(sql.indexOf(']', next), 1);
                return Kind.QUOTED_NAME;
            case '?':
                next++;
                skipDigits();
                return Kind.PARAMETER;
            case ':', '@', '$', '#':
                return skipNamedParameter();
            default:
                return skipWordNumberOrSign(c);
        }
    }

    private Kind skipWordNumberOrSign(char c) {
        if (isDigit(c) || c == '.' && isDigit(charAt(next + 1))) {
            skipNumber();
            return Kind.NUMBER;
        }
        if (!isWordPart(c)) {
            next++;
            return Kind.SIGN;
        }
        if ((c == 'x' || c == 'X') && charAt(next + 1) == '\'') {
            next++;
            skipQuoted('\'');
            return Kind.BLOB;
        }
        skipWord();
        return Kind.WORD;
    }

    /** A name may go on with {@code ::} and a suffix in parentheses, as in Tcl. A double colon alone, a cast elsewhere, is no parameter. */
    private Kind skipNamedParameter() {
        int prefix = next++;
        if (!isWordPart(charAt(next))) {
            next += sql.startsWith("::", prefix) ? 1 : 0;
            return Kind.SIGN;
        }
        skipWord();
        while (sql.startsWith("::", next)) {
            next += 2;
            skipWord();
        }
        int close = charAt(next) == '(' ? suffixEnd() : -1;
        next = close < 0 ? next : close + 1;
        return Kind.PARAMETER;
    }

    private int suffixEnd() {
        for (int i = next + 1; i < sql.length() && sql.charAt(i) > ' '; i++) {
            if (sql.charAt(i) == ')') {
                return i;
            }
        }
        return -1;
    }

    private void skipNumber() {
        boolean hexadecimal = sql.regionMatches(true, next, "0x", 0, 2);
        while (isWordPart(charAt(next)) || charAt(next) == '.' || !hexadecimal && isSignOfExponent()) {
            next++;
        }
    }

    private boolean isSignOfExponent() {
        char c = charAt(next);
        char before = charAt(next - 1);
        return (c == '+' || c == '-') && (before == 'e' || before == 'E') && isDigit(charAt(next + 1));
    }

    private void skipBlanksAndComments() {
        while (next < sql.length()) {
            char c = sql.charAt(next);
            if (c <= ' ' || c == '\ufeff') {
                next++;
            } else if (sql.startsWith("--", next)) {
                skipPast(sql.indexOf('\n', next), 1);
            } else if (sql.startsWith("/*", next)) {
                skipPast(sql.indexOf("*/", next + 2), 2);
            } else {
                return;
            }
        }
    }

    private void skipQuoted(char quote) {
        do {
            skipPast(sql.indexOf(quote, next + 1), 1);
        } while (charAt(next) == quote);
    }

    private void skipWord() {
        while (isWordPart(charAt(next))) {
            next++;
        }
    }

    private void skipDigits() {
        while (isDigit(charAt(next))) {
            next++;
        }
    }

    private void skipPast(int found, int length) {
        next = found < 0 ? sql.length() : found + length;
    }

    private char charAt(int index) {
        return index < sql.length() ? sql.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
