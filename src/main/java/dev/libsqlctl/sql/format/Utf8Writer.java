package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes text as UTF-8 in large pieces. Millions of short texts pass here: each goes straight into the buffer, without a lock and without a copy between. Not safe for use by several threads. */
public final class Utf8Writer extends Writer {
    private static final int BUFFER = 1 << 16;
    private static final int FIRST_NOT_ASCII = 0x80;
    private static final int LONGEST_CHARACTER = 4;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    private char highSurrogate;

    /** @param out gets the bytes */
    public Utf8Writer(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int c) throws IOException {
        if (length + LONGEST_CHARACTER > BUFFER) {
            drain();
        }
        if (c < FIRST_NOT_ASCII && highSurrogate == 0) {
            buffer[length++] = (byte) c;
        } else {
            encode((char) c);
        }
    }

    @Override
    public void write(String text, int offset, int count) throws IOException {
        int next = offset;
        int end = offset + count;
        while (next < end) {
            if (length + LONGEST_CHARACTER > BUFFER || highSurrogate != 0) {
                write(text.charAt(next++));
            } else {
                next = copyAscii(text, next, Math.min(end, next + BUFFER - length));
                if (next < end) {
                    write(text.charAt(next++));
                }
            }
        }
    }

    /** {@return where the first character is that was not copied} */
    private int copyAscii(String text, int begin, int end) {
        byte[] bytes = buffer;
        int to = length;
        int from = begin;
        while (from < end) {
            char c = text.charAt(from);
            if (c >= FIRST_NOT_ASCII) {
                break;
            }
            bytes[to++] = (byte) c;
            from++;
        }
        length = to;
        return from;
    }

    @Override
    public void write(char[] text, int offset, int count) throws IOException {
        for (int i = offset; i < offset + count; i++) {
            write(text[i]);
        }
    }

    /** Two characters of Java may be one. Half of one becomes a question mark. */
    private void encode(char c) {
        if (highSurrogate != 0 && Character.isLowSurrogate(c)) {
            put(new String(new char[] {highSurrogate, c}));
            highSurrogate = 0;
            return;
        }
        endHalf();
        if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else {
            put(String.valueOf(c));
        }
    }

    private void endHalf() {
        if (highSurrogate != 0) {
            buffer[length++] = '?';
            highSurrogate = 0;
        }
    }

    private void put(String character) {
        byte[] bytes = character.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void drain() throws IOException {
        int full = length;
        length = 0;
        out.write(buffer, 0, full);
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (length == BUFFER) {
            drain();
        }
        endHalf();
        flush();
        out.close();
    }
}
