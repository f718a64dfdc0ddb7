package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.Patience;
import dev.libsqlctl.hrana.ProtocolException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.TransportException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;

/** The failures of requests as JDBC has them: class, SQLState, SQLite's result code as vendor code, and the failure as cause. */
final class SqlErrors {
    private SqlErrors() {}

    /** {@return the failure of a request that may have changed something} */
    static SQLException of(HranaException failure) {
        return of(failure, SqlState.OUTCOME_UNKNOWN);
    }

    /** {@return the failure of a request that only read: whether it was executed makes no difference} */
    static SQLException ofReading(HranaException failure) {
        return of(failure, SqlState.CONNECTION_FAILED);
    }

    /** {@return the failure of the first request of a connection} */
    static SQLException ofLogin(HranaException failure, Patience patience) {
        boolean late = patience.isOver() && failure instanceof TransportException;
        return late
                ? SqlState.TIMED_OUT.exception("The server did not answer within the login time-out", 0, failure)
                : of(failure, SqlState.CANNOT_CONNECT);
    }

    private static SQLException of(HranaException failure, SqlState unanswered) {
        if (failure instanceof ServerException refusal) {
            return ServerErrors.of(refusal, unanswered);
        }
        SqlState state;
        if (failure instanceof TransportException) {
            state = ofTransport(failure, unanswered);
        } else if (failure instanceof ProtocolException) {
            boolean unknown = failure.outcomeUnknown() && unanswered == SqlState.OUTCOME_UNKNOWN;
            state = unknown ? unanswered : protocolState(failure);
        } else {
            state = SqlState.NOT_CONNECTED;
        }
        return state.exception(failure.getMessage(), 0, failure);
    }

    private static SqlState protocolState(HranaException failure) {
        return failure.code().equals(ProtocolException.UNSUPPORTED) ? SqlState.UNSUPPORTED : SqlState.PROTOCOL_VIOLATED;
    }

    private static SqlState ofTransport(HranaException failure, SqlState unanswered) {
        return switch (failure.code()) {
            case TransportException.INTERRUPTED -> SqlState.CANCELLED;
            case TransportException.TIME_OVER -> SqlState.TIMED_OUT;
            default -> failure.outcomeUnknown() ? unanswered : SqlState.CANNOT_CONNECT;
        };
    }

    /** {@return what a URL or a property throws from which no connection can be made} */
    static SQLException unusableUrl(String message, Throwable cause) {
        return new SQLNonTransientConnectionException(message, SqlState.CANNOT_CONNECT.code(), cause);
    }

    /** {@return what a method throws that this driver does not have} */
    static SQLFeatureNotSupportedException unsupported(String feature) {
        return new SQLFeatureNotSupportedException(feature + " is not supported", SqlState.UNSUPPORTED.code());
    }

    /** {@return what a method of a closed connection, and of everything that came from it, throws} */
    static SQLException connectionClosed() {
        return SqlState.NOT_CONNECTED.exception("The connection is closed");
    }

    /**
     * {@return what a method of another closed object throws} Its state is not one of class 08, which pools take for a connection that is
     * dead.
     */
    static SQLException closed(String what) {
        return SqlState.CLOSED.exception("The " + what + " is closed");
    }

    /** {@return the argument, which must not be null} */
    static <T> T required(T argument, String name) throws SQLException {
        if (argument == null) {
            throw invalidArgument("The " + name + " is null");
        }
        return argument;
    }

    /** {@return the refusal of an argument} */
    static SQLException invalidArgument(String message) {
        return SqlState.INVALID_ARGUMENT.exception(message);
    }

    /** {@return what a method throws that does not fit the state of the transaction} */
    static SQLException transactionState(String message) {
        return SqlState.TRANSACTION_STATE.exception(message);
    }

    /** {@return the misuse of a savepoint} */
    static SQLException savepoint(String message) {
        return SqlState.SAVEPOINT.exception(message);
    }

    /** {@return the refusal of a statement that may write on a read-only connection} */
    static SQLException readOnly() {
        return SqlState.READ_ONLY.exception(
                "The connection is read-only, and the statement may write: it was not executed", 8, null);
    }
}
