package dev.libsqlctl.backup.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a dump from the beginning of a statement on, as far as they were read. Its fields are read by the loops over every byte of a dump, which keep copies of them:
 * {@link #more} changes them all.
 */
final class ByteWindow {
    private static final int SIZE = 1 << 18;

    private final InputStream in;
    private final DumpErrors errors;

    /** The bytes; those before {@link #start} are not needed any more. */
    byte[] bytes = new byte[SIZE];

    /** Where the first byte is that is still needed. */
    int start;

    /** Behind the last byte that was read. */
    int limit;

    private long dropped;
    private boolean ended;

    ByteWindow(InputStream in, DumpErrors errors) {
        this.in = in;
        this.errors = errors;
    }

    /** {@return how many bytes of the dump lie before {@link #start}} */
    long position() {
        return dropped + start;
    }

    /**
     * Reads more bytes.
     *
     * @param at a place within what is needed
     * @return the same place after that; -1 when there are no more bytes, and nothing has changed
     */
    int more(int at) {
        if (ended) {
            return -1;
        }
        int relative = at - start;
        try {
            if (limit == bytes.length) {
                // Before anything is moved it has to be known that there is more.
                int next = in.read();
                if (next >= 0) {
                    makeRoom();
                    bytes[limit++] = (byte) next;
                }
                ended = next < 0;
            } else {
                int count = in.read(bytes, limit, bytes.length - limit);
                limit += Math.max(count, 0);
                ended = count < 0;
            }
        } catch (IOException e) {
            throw errors.unreadable(e);
        }
        return ended ? -1 : start + relative;
    }

    /** Reads until so many bytes are there from {@link #start} on, or there are no more. */
    void require(int count) {
        while (limit - start < count && more(start) >= 0) {
            // each turn brings some
        }
    }

    private void makeRoom() {
        int kept = limit - start;
        byte[] to = bytes;
        if (bytes.length > SIZE && kept < SIZE / 2) {
            to = new byte[SIZE];
        } else if (kept > bytes.length / 2) {
            to = new byte[grown(bytes.length)];
        }
        System.arraycopy(bytes, start, to, 0, kept);
        bytes = to;
        dropped += start;
        start = 0;
        limit = kept;
    }

    private int grown(int length) {
        if (length == Integer.MAX_VALUE - Byte.SIZE) {
            throw errors.foreign("has a statement of more than 2 GB", null);
        }
        return (int) Math.min(Integer.MAX_VALUE - Byte.SIZE, length * 2L);
    }

    /** {@return whether the bytes at {@link #start} are these} */
    boolean startsWith(byte[] expected) {
        require(expected.length);
        return limit - start >= expected.length
                && Arrays.equals(bytes, start, start + expected.length, expected, 0, expected.length);
    }
}
