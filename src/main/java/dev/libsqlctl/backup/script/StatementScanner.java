package dev.libsqlctl.backup.script;

import dev.libsqlctl.error.LibsqlctlException;

/** Finds where the statements of a dump begin and end, and in which lines. Every byte of a dump goes through its loops. */
final class StatementScanner {
    private static final int LOOK_AHEAD = 3;

    private final ByteWindow window;
    private final DumpErrors errors;

    /** Of the first byte that is still needed. */
    private long line = 1;

    private int newlines;
    private int depth;
    private boolean afterSemicolon;
    private boolean afterEnd;
    private Boolean trigger;

    private boolean nonAscii;
    private boolean zero;
    private boolean infinity;
    private boolean onlyValues;

    StatementScanner(ByteWindow window, DumpErrors errors) {
        this.window = window;
        this.errors = errors;
    }

    /** {@return the line of the statement that the window begins with} */
    long line() {
        return line;
    }

    /** {@return whether the statement has bytes that are not of ASCII} */
    boolean hasNonAscii() {
        return nonAscii;
    }

    /** {@return whether a text of the statement has a zero byte} */
    boolean hasZero() {
        return zero;
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
                line++;
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
            window.start = lineComment(window.start);
            return true;
        } else if (c == '/' && next == '*') {
            newlines = 0;
            leave(blockComment(window.start));
            return true;
        }
        return false;
    }

    /** Lets the window begin behind the line that it begins with, as if that were a comment. */
    void skipLine() {
        window.start = lineComment(window.start);
    }

    /** Lets the window begin behind a statement that was scanned, or was found otherwise. */
    void leave(int end, int newlinesInIt) {
        line += newlinesInIt;
        window.start = end;
    }

    /** Lets the window begin behind the statement that was scanned. */
    void leave(int end) {
        leave(end, newlines);
    }

    /**
     * Scans the values of the INSERT that the window begins with.
     *
     * @param values where they begin
     * @return where its semicolon is
     */
    int scanValues(int values) {
        begin();
        for (int i = window.start; i < values; i++) {
            newlines += window.bytes[i] == '\n' ? 1 : 0;
            nonAscii |= window.bytes[i] < 0;
        }
        int i = values;
        byte[] classes = ByteClasses.ofValues();
        while (true) {
            i = plain(i, classes);
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
            i = plain(i, classes);
            byte found = classes[window.bytes[i] & 0xff];
            if (found == ByteClasses.SEMICOLON) {
                if (isEnd(i)) {
                    return i;
                }
                i++;
            } else if (found == ByteClasses.WORD) {
                i = word(i);
            } else {
                boolean blank = found == ByteClasses.NEWLINE
                        || found == ByteClasses.DASH && follows(i, '-')
                        || found == ByteClasses.SLASH && follows(i, '*');
                afterSemicolon &= blank;
                afterEnd &= blank;
                i = part(i, found);
            }
        }
    }

    private void begin() {
        newlines = 0;
        depth = 0;
        nonAscii = false;
        zero = false;
        infinity = false;
        onlyValues = true;
        afterSemicolon = false;
        afterEnd = false;
    }

    /** {@return the next place that may mean something; the three bytes behind it are there, if the dump has them} */
    private int plain(int from, byte[] classes) {
        int i = from;
        while (true) {
            byte[] bytes = window.bytes;
            int limit = window.limit;
            while (i < limit && classes[bytes[i] & 0xff] == ByteClasses.PLAIN) {
                i++;
            }
            if (i + LOOK_AHEAD < limit) {
                return i;
            }
            int moved = window.more(i);
            if (moved < 0 && i < limit) {
                return i;
            } else if (moved < 0) {
                throw cutOff("in the middle of the statement that begins");
            }
            i = moved;
        }
    }

    /** Goes on behind what was found, which is neither the end of the statement nor of its values, nor a word. */
    private int part(int i, byte found) {
        switch (found) {
            case ByteClasses.QUOTE:
                return quoted(i, window.bytes[i]);
            case ByteClasses.BRACKET:
                return quoted(i, (byte) ']');
            case ByteClasses.OPEN:
                depth++;
                return i + 1;
            case ByteClasses.NEWLINE:
                newlines++;
                return i + 1;
            case ByteClasses.HIGH:
                nonAscii = true;
                return i + 1;
            case ByteClasses.DASH:
                return follows(i, '-') ? lineComment(i) : i + 1;
            case ByteClasses.SLASH:
                return follows(i, '*') ? blockComment(i) : i + 1;
            case ByteClasses.ZERO:
                throw errors.damaged(line + newlines, "a zero byte where SQL should be");
            default:
                return i + 1;
        }
    }

    private boolean follows(int i, char c) {
        return i + 1 < window.limit && window.bytes[i + 1] == c;
    }

    private int quoted(int open, byte close) {
        int i = open + 1;
        byte any = 0;
        while (true) {
            byte[] bytes = window.bytes;
            int limit = window.limit;
            while (i < limit) {
                byte c = bytes[i++];
                if (c == close) {
                    nonAscii |= any < 0;
                    return i;
                }
                any |= c;
                if (c == '\n') {
                    newlines++;
                } else if (c == 0) {
                    zero = true;
                }
            }
            i = window.more(i);
            if (i < 0) {
                throw cutOff("in the middle of a text, in the statement that begins");
            }
        }
    }

    /** {@return where the line ends, or the dump} */
    private int lineComment(int from) {
        int i = from;
        while (true) {
            while (i < window.limit && window.bytes[i] != '\n') {
                nonAscii |= window.bytes[i++] < 0;
            }
            int moved = i < window.limit ? -1 : window.more(i);
            if (moved < 0) {
                return i;
            }
            i = moved;
        }
    }

    private int blockComment(int from) {
        int i = from + 2;
        while (true) {
            while (i + 1 < window.limit) {
                if (window.bytes[i] == '*' && window.bytes[i + 1] == '/') {
                    return i + 2;
                }
                newlines += window.bytes[i] == '\n' ? 1 : 0;
                nonAscii |= window.bytes[i++] < 0;
            }
            i = window.more(i);
            if (i < 0) {
                throw cutOff("in the middle of a comment, after");
            }
        }
    }

    private int word(int from) {
        int offset = from - window.start;
        int i = from;
        while (true) {
            while (i < window.limit && ByteLexer.isWordPart(window.bytes[i])) {
                nonAscii |= window.bytes[i++] < 0;
            }
            if (i < window.limit) {
                break;
            }
            int moved = window.more(i);
            if (moved < 0) {
                break;
            }
            i = moved;
        }
        // The window may have moved, the statement's beginning with it.
        boolean isEnd = new ByteLexer(window.bytes, window.start + offset, i).at("END");
        afterEnd = afterSemicolon && isEnd;
        afterSemicolon = false;
        return i;
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
        int i = from;
        while (true) {
            while (i < window.limit && window.bytes[i] > 0 && window.bytes[i] <= ' ') {
                newlines += window.bytes[i++] == '\n' ? 1 : 0;
            }
            int moved = i < window.limit ? -1 : window.more(i);
            if (moved < 0) {
                break;
            }
            i = moved;
        }
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

    private LibsqlctlException cutOff(String where) {
        return errors.cutOff("ends " + where + " in line " + line);
    }
}
