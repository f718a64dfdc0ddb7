package dev.libsqlctl.backup.dump;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a dump, growing at their end. */
final class Slab {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_DECIMAL = 20;

    private byte[] bytes;
    private int length;

    Slab(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(Math.addExact(length, more), Math.min(bytes.length, Integer.MAX_VALUE / 4) * 2));
        }
    }

    void put(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    @SuppressWarnings("deprecation")
    void ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    void put(byte[] source) {
        put(source, 0, source.length);
    }

    void put(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    void decimal(long value) {
        reserve(LONGEST_DECIMAL);
        if (value < 0) {
            bytes[length++] = '-';
        }
        int first = length;
        // Of the negative number, because the least one has no positive counterpart.
        long rest = value < 0 ? value : -value;
        do {
            bytes[length++] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        for (int i = first, j = length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
    }

    void hex(byte[] source, int from, int to) {
        reserve(Math.multiplyExact(to - from, 2));
        for (int i = from; i < to; i++) {
            bytes[length++] = HEX[source[i] >> 4 & 0xF];
            bytes[length++] = HEX[source[i] & 0xF];
        }
    }

    /** Takes zeros off the end, but nothing before a position. */
    void trimZeros(int floor) {
        while (length > floor && bytes[length - 1] == '0') {
            length--;
        }
    }
}
