package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;

/** Where every {@link SQLException} of this driver is made. */
final class SqlErrors {
    private SqlErrors() {}

    /** {@return the failure of a request as JDBC has it: class, SQLState, vendor code, with the failure as cause} */
    static SQLException of(HranaException failure) {
        return new SQLException(failure.getMessage(), "HY000", failure);
    }

    /** {@return what a URL or a property throws from which no connection can be made} */
    static SQLException unusableUrl(String message, Throwable cause) {
        return new SQLNonTransientConnectionException(message, "08001", cause);
    }

    /** {@return what a method throws that this driver does not have} */
    static SQLFeatureNotSupportedException unsupported(String feature) {
        return new SQLFeatureNotSupportedException(feature + " is not supported", "0A000");
    }

    /** {@return what a method of a closed object throws} */
    static SQLException closed(String what) {
        return new SQLException("The " + what + " is closed", "08003");
    }

    /** {@return the refusal of an argument} */
    static SQLException invalidArgument(String message) {
        return new SQLException(message, "HY024");
    }

    /** {@return what a method throws that does not fit the state of the transaction} */
    static SQLException transactionState(String message) {
        return new SQLException(message, "25000");
    }

    /** {@return the misuse of a savepoint} */
    static SQLException savepoint(String message) {
        return new SQLException(message, "3B001");
    }
}
