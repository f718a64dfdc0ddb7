package dev.libsqlctl.backup.script;

import dev.libsqlctl.error.LibsqlctlException;

/** Goes over the parts of statements, whatever these are, and keeps what is to be known of them: in which line they are, and what bytes are in them. */
final class PartScanner {
    private static final int LOOK_AHEAD = 3;

    private final ByteWindow window;
    private final DumpErrors errors;

    /** Of the first byte that is still needed. */
    long line = 1;

    /** Behind it, as far as was scanned. */
    int newlines;

    /** Whether there are bytes that are not of ASCII. */
    boolean nonAscii;

    /** Whether a text has a zero byte. */
    boolean zero;

    PartScanner(ByteWindow window, DumpErrors errors) {
        this.window = window;
        this.errors = errors;
    }

    /** Forgets what was scanned. */
    void reset() {
        newlines = 0;
        nonAscii = false;
        zero = false;
    }

    /** Takes everything in front of a place as scanned. */
    void count(int from, int to) {
        for (int i = from; i < to; i++) {
            newlines += window.bytes[i] == '\n' ? 1 : 0;
            nonAscii |= window.bytes[i] < 0;
        }
    }

    /** {@return the next place that may mean something; the three bytes behind it are there, if the dump has them} */
    int plain(int from, byte[] classes) {
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

    /** {@return whether a character follows the one at a place} */
    boolean follows(int i, char c) {
        return i + 1 < window.limit && window.bytes[i + 1] == c;
    }

    /** {@return where the quotes end that begin at a place} */
    int quoted(int open, byte close) {
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

    /** {@return where the line ends that a place is in, or the dump} */
    int lineComment(int from) {
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

    /** {@return where the comment ends that begins at a place} */
    int blockComment(int from) {
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

    /** {@return where the word ends that begins at a place} */
    int word(int from) {
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
        return i;
    }

    /** {@return the first place from one on that is not blank, or the end of the dump} */
    int blanks(int from) {
        int i = from;
        while (true) {
            while (i < window.limit && window.bytes[i] > 0 && window.bytes[i] <= ' ') {
                newlines += window.bytes[i++] == '\n' ? 1 : 0;
            }
            int moved = i < window.limit ? -1 : window.more(i);
            if (moved < 0) {
                return i;
            }
            i = moved;
        }
    }

    private LibsqlctlException cutOff(String where) {
        return errors.cutOff("ends " + where + " in line " + line);
    }
}
