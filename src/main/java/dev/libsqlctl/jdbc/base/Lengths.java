package dev.libsqlctl.jdbc.base;

import java.sql.SQLException;

/** Internal: the lengths of streams. */
final class Lengths {
    private Lengths() {}

    static long require(long length) throws SQLException {
        if (length < 0) {
            throw new SQLException("The length " + length + " is negative", "22023");
        }
        return length;
    }
}
