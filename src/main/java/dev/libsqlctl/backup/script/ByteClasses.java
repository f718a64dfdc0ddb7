package dev.libsqlctl.backup.script;

/** What a byte can begin, as tables: looking into one is all that is done for most bytes of a dump. */
final class ByteClasses {
    /** Nothing: the next byte decides. */
    static final byte PLAIN = 0;

    /** A text or a name in quotes that ends with the same character. */
    static final byte QUOTE = 1;

    /** A name in brackets. */
    static final byte BRACKET = 2;

    /** Perhaps a comment to the end of the line. */
    static final byte DASH = 3;

    /** Perhaps a comment with an end. */
    static final byte SLASH = 4;

    static final byte OPEN = 5;
    static final byte CLOSE = 6;
    static final byte SEMICOLON = 7;
    static final byte NEWLINE = 8;

    /** A zero byte, which stands in no SQL. */
    static final byte ZERO = 9;

    /** A part of a character that is not of ASCII. */
    static final byte HIGH = 10;

    /** Perhaps the word {@code inf}. */
    static final byte INFINITY = 11;

    /** A word, a number or a name without quotes. */
    static final byte WORD = 12;

    /** A sign that means nothing here. */
    static final byte SIGN = 13;

    /** For the values of an INSERT, in which words mean nothing, but for one. */
    private static final byte[] VALUES = values();

    /** For anything else. */
    private static final byte[] ANYTHING = anything();

    private ByteClasses() {}

    /** {@return what a byte, taken as a number from 0 to 255, is among the values of an INSERT} */
    static byte[] ofValues() {
        return VALUES;
    }

    /** {@return what a byte, taken as a number from 0 to 255, is in any other statement} */
    static byte[] ofAnything() {
        return ANYTHING;
    }

    private static byte[] common() {
        byte[] classes = new byte[256];
        classes['\''] = QUOTE;
        classes['"'] = QUOTE;
        classes['`'] = QUOTE;
        classes['['] = BRACKET;
        classes['-'] = DASH;
        classes['/'] = SLASH;
        classes['('] = OPEN;
        classes[')'] = CLOSE;
        classes[';'] = SEMICOLON;
        classes['\n'] = NEWLINE;
        classes[0] = ZERO;
        return classes;
    }

    private static byte[] values() {
        byte[] classes = common();
        for (int c = 0x80; c <= 0xff; c++) {
            classes[c] = HIGH;
        }
        classes['i'] = INFINITY;
        classes['I'] = INFINITY;
        return classes;
    }

    private static byte[] anything() {
        byte[] classes = common();
        for (int c = 0; c <= 0xff; c++) {
            if (ByteLexer.isWordPart((byte) c)) {
                classes[c] = WORD;
            } else if (classes[c] == PLAIN && c > ' ') {
                classes[c] = SIGN;
            }
        }
        return classes;
    }
}
