package dev.libsqlctl.backup.source;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.HranaException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** What a failure to read a server's database means. The protocol's own failures keep their words and codes; whoever reads within a larger transaction finds out from the cause whether that is gone. */
final class ServerFailure {
    private static final String LOST_TRANSACTION = "40001";

    private ServerFailure() {}

    /**
     * {@return the failure for people}
     *
     * @param what was read
     */
    static RuntimeException of(String what, SQLException e) {
        if (LOST_TRANSACTION.equals(e.getSQLState())) {
            return new LibsqlctlException(
                    ErrorCode.SOURCE_UNREADABLE,
                    what + ": the server gave up the transaction that the backup reads in: " + e.getMessage(),
                    "Try again: nothing was written.",
                    e);
        }
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .filter(HranaException.class::isInstance)
                .map(HranaException.class::cast)
                .findFirst()
                .<RuntimeException>map(failure -> new LibsqlctlException(
                        ErrorCode.SOURCE_UNREADABLE, what + " cannot be read: " + failure.getMessage(), null, e))
                .orElseGet(() -> SourceFailure.of(what, e));
    }
}
