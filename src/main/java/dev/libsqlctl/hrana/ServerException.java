package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.proto.HranaError;
import java.util.OptionalInt;

/** The server said no. The message is the server's. */
public final class ServerException extends HranaException {
    private static final long serialVersionUID = 1L;

    /** The open transaction is gone, and with it what it had done; nothing runs on the stream until it is rolled back there too. */
    public static final String TRANSACTION_LOST = "TRANSACTION_LOST";

    /** The server has taken the write lock, and with it the transaction, from who kept others waiting. */
    public static final String TRANSACTION_TIMEOUT = "TRANSACTION_TIMEOUT";

    static final String STREAM_EXPIRED = "STREAM_EXPIRED";
    static final String BATON_INVALID = "BATON_INVALID";
    static final String BATON_REUSED = "BATON_REUSED";
    /** The rows are more than the server sends in one answer. The statement has run. */
    public static final String RESPONSE_TOO_LARGE = "RESPONSE_TOO_LARGE";

    static final String TOO_MANY_REQUESTS = "TOO_MANY_REQUESTS";
    static final String SQLITE_BUSY = "SQLITE_BUSY";
    static final String UNKNOWN = "UNKNOWN";

    private final int httpStatus;
    private final boolean rolledBack;
    private final boolean maybeCommitted;

    private ServerException(String code, String message, Throwable cause, int httpStatus, boolean rolledBack) {
        this(code, message, cause, httpStatus, rolledBack, false);
    }

    private ServerException(
            String code, String message, Throwable cause, int httpStatus, boolean rolledBack, boolean maybeCommitted) {
        super(code, message, cause);
        this.httpStatus = httpStatus;
        this.rolledBack = rolledBack;
        this.maybeCommitted = maybeCommitted;
    }

    /** {@return the error as an exception} It came inside a response that is 200. */
    public static ServerException of(HranaError error) {
        String code = error.codeIfAny().orElse(UNKNOWN);
        return new ServerException(code, error.message(), null, 0, code.equals(TRANSACTION_TIMEOUT));
    }

    /** A response that is not 200. */
    static ServerException ofStatus(int httpStatus, String code, String message) {
        return new ServerException(code, message, null, httpStatus, false);
    }

    static ServerException transactionLost(HranaException cause) {
        String message =
                "The server has rolled the transaction back" + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + "; nothing runs on this stream until ROLLBACK";
        return new ServerException(TRANSACTION_LOST, message, cause, 0, true);
    }

    static ServerException connectionReplaced() {
        String message =
                "The stream had expired since the last change, and the last rowid and the counts of changes with it";
        return new ServerException(STREAM_EXPIRED, message, null, 0, false);
    }

    static ServerException transactionOver(HranaException cause) {
        String message = "The transaction is over, committed or rolled back by what ran last"
                + (cause == null ? "" : " (" + cause.getMessage() + ")")
                + "; nothing runs on this stream until ROLLBACK";
        return new ServerException(TRANSACTION_LOST, message, cause, 0, false, true);
    }

    /** The same refusal of a program that may have committed the open transaction before. */
    ServerException withUnknownOutcome() {
        return new ServerException(code(), getMessage(), getCause(), httpStatus, false, true);
    }

    /** The same refusal, which has cost an open transaction. */
    ServerException withRollback() {
        return new ServerException(code(), getMessage(), getCause(), httpStatus, true);
    }

    /** {@return the HTTP status of the answer, empty if the error came inside an answer that was 200} */
    public OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /** {@return whether the server has, along with this error, rolled back a transaction that was open on the stream} */
    public boolean rolledBack() {
        return rolledBack;
    }

    /** {@return whether the token is missing, invalid or expired, or does not give the right to do this} */
    public boolean accessRefused() {
        return httpStatus == 401 || httpStatus == 403 || code().startsWith("AUTH_");
    }

    /**
     * {@return true after an internal error of the server, after a baton sent twice, after a result that was too large, whose
     * statement has run, and after a program that may have committed before it failed} Every other error, and a SQL text that cannot
     * be parsed, says that the statement did nothing.
     */
    @Override
    public boolean outcomeUnknown() {
        boolean internal = httpStatus >= 500 && !code().startsWith("SQL_");
        return internal || maybeCommitted || code().equals(BATON_REUSED) || code().equals(RESPONSE_TOO_LARGE);
    }

    /** {@return whether the server has forgotten the stream, and has not looked at the request} */
    public boolean streamGone() {
        return code().equals(STREAM_EXPIRED) || code().equals(BATON_INVALID);
    }
}
