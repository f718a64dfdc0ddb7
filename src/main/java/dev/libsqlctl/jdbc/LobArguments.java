package dev.libsqlctl.jdbc;

import java.sql.SQLException;

/** What the methods of large objects are called with. */
final class LobArguments {
    private LobArguments() {}

    /** {@return the argument, which is not null} */
    static <T> T required(T argument) throws SQLException {
        if (argument == null) {
            throw new SQLException("There is nothing where bytes or characters are expected", "22023");
        }
        return argument;
    }

    /** Checks that a source of this size has such a part. */
    static void requirePart(int size, int offset, int length) throws SQLException {
        if (offset < 0 || length < 0 || length > size - offset) {
            throw new SQLException(
                    "There is no part of length " + length + " at index " + offset + " of a source of length " + size,
                    "22023");
        }
    }
}
