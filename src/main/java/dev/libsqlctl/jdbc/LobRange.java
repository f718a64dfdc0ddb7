package dev.libsqlctl.jdbc;

import java.sql.SQLException;

/**
 * A part of a large object.
 *
 * @param from counted from 0
 * @param to excluded
 */
record LobRange(int from, int to) {
    /**
     * {@return the part that begins at a position, as long as there is something}
     *
     * @param position counted from 1; at most one behind the end
     */
    static LobRange within(int size, long position, int length) throws SQLException {
        if (position < 1 || position > size + 1L || length < 0) {
            throw outside(size, position, length);
        }
        int from = (int) position - 1;
        return new LobRange(from, from + Math.min(length, size - from));
    }

    /** {@return the part of exactly this length} */
    static LobRange exactly(int size, long position, long length) throws SQLException {
        if (position < 1 || length < 0 || length > size - (position - 1)) {
            throw outside(size, position, length);
        }
        int from = (int) position - 1;
        return new LobRange(from, from + (int) length);
    }

    int length() {
        return to - from;
    }

    private static SQLException outside(int size, long position, long length) {
        return new SQLException(
                "There is no part of length " + length + " at position " + position + " of an object of length " + size,
                "22003");
    }
}
