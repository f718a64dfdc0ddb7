package dev.libsqlctl.backup.script;

import java.nio.charset.StandardCharsets;

/** Takes the bytes of one statement apart as SQLite does (its {@code tokenize.c}), without comments and blanks. */
final class ByteLexer {
    private static final byte END = 0;
    private static final byte WORD = 1;
    private static final byte QUOTED = 2;
    private static final byte SIGN = 3;

    private final byte[] bytes;
    private final int limit;
    private byte kind;
    private int from;
    private int to;

    /** Stands at the first token. */
    ByteLexer(byte[] bytes, int start, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        this.to = start;
        next();
    }

    /** Goes to the next token. */
    void next() {
        from = behindBlanks(to);
        if (from == limit) {
            kind = END;
            to = limit;
            return;
        }
        byte c = bytes[from];
        if (c == '\'' || c == '"' || c == '`' || c == '[') {
            kind = QUOTED;
            to = behindQuoted(from);
        } else if (isWordPart(c)) {
            kind = WORD;
            to = behindWord(from);
        } else {
            kind = SIGN;
            to = from + 1;
        }
    }

    /** {@return where the token begins} */
    int from() {
        return from;
    }

    /** {@return where the token ends} */
    int to() {
        return to;
    }

    boolean atEnd() {
        return kind == END;
    }

    /** {@return whether the token is a text or a name in quotes} */
    boolean atQuoted() {
        return kind == QUOTED;
    }

    /** {@return whether the token is a word} */
    boolean atWord() {
        return kind == WORD;
    }

    /** {@return whether the token is this sign} */
    boolean at(char sign) {
        return kind == SIGN && bytes[from] == sign;
    }

    /**
     * {@return whether the token is this word, in whatever case}
     *
     * @param word in upper case
     */
    boolean at(String word) {
        if (kind != WORD || to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte c = bytes[from + i];
            if ((c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Goes on behind a word if it is the token; {@return whether it was} */
    boolean skip(String word) {
        boolean here = at(word);
        if (here) {
            next();
        }
        return here;
    }

    /** {@return the token as a name, without its quotes} */
    String name() {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (kind != QUOTED) {
            return text;
        }
        char quote = text.charAt(0);
        boolean closed = text.length() > 1 && text.charAt(text.length() - 1) == (quote == '[' ? ']' : quote);
        String inner = text.substring(1, closed ? text.length() - 1 : text.length());
        return quote == '[' ? inner : inner.replace("" + quote + quote, "" + quote);
    }

    private int behindBlanks(int at) {
        int i = at;
        while (i < limit) {
            byte c = bytes[i];
            if (c >= 0 && c <= ' ') {
                i++;
            } else if (c == '-' && i + 1 < limit && bytes[i + 1] == '-') {
                i = behind((byte) '\n', i);
            } else if (c == '/' && i + 1 < limit && bytes[i + 1] == '*') {
                i = behindComment(i + 2);
            } else {
                return i;
            }
        }
        return limit;
    }

    private int behindComment(int at) {
        int i = at;
        while (i + 1 < limit && !(bytes[i] == '*' && bytes[i + 1] == '/')) {
            i++;
        }
        return Math.min(i + 2, limit);
    }

    private int behindQuoted(int at) {
        byte quote = bytes[at] == '[' ? (byte) ']' : bytes[at];
        int i = behind(quote, at + 1);
        while (quote != ']' && i < limit && bytes[i] == quote) {
            i = behind(quote, i + 1);
        }
        return i;
    }

    private int behind(byte c, int at) {
        int i = at;
        while (i < limit && bytes[i] != c) {
            i++;
        }
        return Math.min(i + 1, limit);
    }

    private int behindWord(int at) {
        int i = at;
        while (i < limit && isWordPart(bytes[i])) {
            i++;
        }
        return i;
    }

    /** {@return whether a byte may stand in a name, a keyword or a number} */
    static boolean isWordPart(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c < 0;
    }
}
