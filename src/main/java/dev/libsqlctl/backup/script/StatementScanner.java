package dev.libsqlctl.backup.script;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds where the statements of a dump begin and end, and in which lines. Every byte of a dump goes through its loops. */
final class StatementScanner {
    private static final byte[] CREATE = bytes("CREATE ");
    private static final List<byte[]> NEXT = List.of(CREATE, bytes("COMMIT;"), bytes("PRAGMA writable_schema=OFF;"));
    private static final int LONGEST_BEGINNING = 64;

    private final ByteWindow window;
    private final DumpErrors errors;
    private final PartScanner parts;

    private int depth;
    private boolean afterSemicolon;
    private boolean afterEnd;
    private Boolean trigger;

    private boolean infinity;
    private boolean onlyValues;

    StatementScanner(ByteWindow window, DumpErrors errors) {
        this.window = window;
        this.errors = errors;
        this.parts = new PartScanner(window, errors);
    }

    /** {@return the line of the statement that the window begins with} */
    long line() {
        return parts.line;
    }

    /** {@return whether the statement has bytes that are not of ASCII} */
    boolean hasNonAscii() {
        return parts.nonAscii;
    }

    /** {@return whether a text of the statement has a zero byte} */
    boolean hasZero() {
        return parts.zero;
    }

    /** {@return whether one of its values is the word {@code inf}} */
    boolean hasInfinity() {
        return infinity;
    }

    /** {@return whether nothing follows its values} */
    boolean hasOnlyValues() {
        return onlyValues;
    }

    /** Lets the window begin with the next statement. {@return false when there are no more} */
    boolean toStatement() {
        while (window.start < window.limit || window.more(window.start) >= 0) {
            byte c = window.bytes[window.start];
            if (c == '\n') {
                parts.line++;
                window.start++;
            } else if (c > 0 && c <= ' ' || c == ';') {
                window.start++;
            } else if (!skipsComment(c)) {
                return true;
            }
        }
        return false;
    }

    private boolean skipsComment(byte c) {
        window.require(2);
        byte next = window.start + 1 < window.limit ? window.bytes[window.start + 1] : 0;
        if (c == '-' && next == '-') {
            window.start = parts.lineComment(window.start);
            return true;
        } else if (c == '/' && next == '*') {
            parts.reset();
            leave(parts.blockComment(window.start));
            return true;
        }
        return false;
    }

    /** Lets the window begin behind the line that it begins with, as if that were a comment. */
    void skipLine() {
        window.start = parts.lineComment(window.start);
    }

    /** Lets the window begin behind a statement that was scanned, or was found otherwise. */
    void leave(int end, int newlinesInIt) {
        parts.line += newlinesInIt;
        window.start = end;
    }

    /** Lets the window begin behind the statement that was scanned. */
    void leave(int end) {
        leave(end, parts.newlines);
    }

    /**
     * Scans the values of the INSERT that the window begins with.
     *
     * @param values where they begin
     * @return where its semicolon is
     */
    int scanValues(int values) {
        begin();
        parts.count(window.start, values);
        int i = values;
        byte[] classes = ByteClasses.ofValues();
        while (true) {
            i = parts.plain(i, classes);
            byte found = classes[window.bytes[i] & 0xff];
            if (found == ByteClasses.SEMICOLON) {
                return i;
            } else if (found == ByteClasses.CLOSE) {
                depth--;
                i = depth == 0 ? behindValues(i + 1) : i + 1;
            } else if (found == ByteClasses.INFINITY) {
                i = infinity(i);
            } else {
                i = part(i, found);
            }
        }
    }

    /** Scans the statement that the window begins with; {@return where its semicolon is} */
    int scan() {
        begin();
        trigger = null;
        int i = window.start;
        byte[] classes = ByteClasses.ofAnything();
        while (true) {
            i = parts.plain(i, classes);
            byte found = classes[window.bytes[i] & 0xff];
            if (found == ByteClasses.SEMICOLON) {
                if (isEnd(i)) {
                    return i;
                }
                i++;
            } else if (found == ByteClasses.WORD) {
                i = word(i);
            } else if (found == ByteClasses.DASH && parts.follows(i, '-')) {
                i = withNextLine(parts.lineComment(i));
                if (isSwallowedEnd(i)) {
                    return i - 1;
                }
            } else {
                boolean blank = found == ByteClasses.NEWLINE || found == ByteClasses.SLASH && parts.follows(i, '*');
                afterSemicolon &= blank;
                afterEnd &= blank;
                i = part(i, found);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void begin() {
        parts.reset();
        depth = 0;
        infinity = false;
        onlyValues = true;
        afterSemicolon = false;
        afterEnd = false;
    }

    /** Goes on behind what was found, which is neither the end of the statement nor of its values, nor a word. */
    private int part(int i, byte found) {
        switch (found) {
            case ByteClasses.QUOTE:
                return parts.quoted(i, window.bytes[i]);
            case ByteClasses.BRACKET:
                return parts.quoted(i, (byte) ']');
            case ByteClasses.OPEN:
                depth++;
                return i + 1;
            case ByteClasses.NEWLINE:
                parts.newlines++;
                return i + 1;
            case ByteClasses.HIGH:
                parts.nonAscii = true;
                return i + 1;
            case ByteClasses.DASH:
                return parts.follows(i, '-') ? parts.lineComment(i) : i + 1;
            case ByteClasses.SLASH:
                return parts.follows(i, '*') ? parts.blockComment(i) : i + 1;
            case ByteClasses.ZERO:
                throw errors.damaged(parts.line + parts.newlines, "a zero byte where SQL should be");
            default:
                return i + 1;
        }
    }

    /** An infinity as a server writes it is no name: the values of an INSERT have nothing to name. */
    private int infinity(int i) {
        infinity |= !ByteLexer.isWordPart(window.bytes[i - 1]) && isInfinity(window.bytes, i, window.limit);
        return i + 1;
    }

    /** {@return whether the bytes at a place, where a word begins, are the word {@code inf}} */
    static boolean isInfinity(byte[] bytes, int i, int limit) {
        return i + 2 < limit
                && (bytes[i] | ' ') == 'i'
                && (bytes[i + 1] | ' ') == 'n'
                && (bytes[i + 2] | ' ') == 'f'
                && (i + 3 == limit || !ByteLexer.isWordPart(bytes[i + 3]));
    }

    private int behindValues(int from) {
        int i = parts.blanks(from);
        onlyValues &= i == window.limit || window.bytes[i] == ';' || window.bytes[i] == ',' || window.bytes[i] == '(';
        return i;
    }

    /** The end of a trigger is an END after a semicolon, as for {@code sqlite3_complete}. */
    private boolean isEnd(int semicolon) {
        if (trigger == null) {
            trigger = Opening.isTrigger(window.bytes, window.start, semicolon);
        }
        if (!trigger || afterEnd) {
            return true;
        }
        afterSemicolon = true;
        return false;
    }

    private int word(int from) {
        int offset = from - window.start;
        int end = parts.word(from);
        // The window may have moved, the statement's beginning with it.
        boolean isEnd = new ByteLexer(window.bytes, window.start + offset, end).at("END");
        afterEnd = afterSemicolon && isEnd;
        afterSemicolon = false;
        return end;
    }

    private int withNextLine(int lineEnd) {
        int offset = lineEnd - window.start;
        window.require(offset + LONGEST_BEGINNING);
        return window.start + offset;
    }

    /**
     * Sqld puts the semicolon right behind the SQL of a view, which may end in a comment. What begins the next line tells that it was one: none of that can go on a statement that makes something.
     */
    private boolean isSwallowedEnd(int lineEnd) {
        if (window.bytes[lineEnd - 1] != ';' || !window.startsWith(CREATE)) {
            return false;
        }
        int from = lineEnd + 1;
        for (byte[] next : NEXT) {
            if (from + next.length <= window.limit
                    && Arrays.equals(window.bytes, from, from + next.length, next, 0, next.length)) {
                return true;
            }
        }
        return false;
    }
}
