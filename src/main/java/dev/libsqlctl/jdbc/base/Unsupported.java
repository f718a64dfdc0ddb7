package dev.libsqlctl.jdbc.base;

import java.sql.SQLFeatureNotSupportedException;

/** What a method throws that this driver does not have. */
final class Unsupported {
    private Unsupported() {}

    static SQLFeatureNotSupportedException method(String name) {
        return new SQLFeatureNotSupportedException(name + " is not supported", "0A000");
    }
}
