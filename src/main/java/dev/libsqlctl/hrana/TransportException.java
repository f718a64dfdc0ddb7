package dev.libsqlctl.hrana;

/** The server could not be reached, or was reached and did not answer. */
public final class TransportException extends HranaException {
    private static final long serialVersionUID = 1L;

    /** Nothing listens at the address. Nothing was sent. */
    public static final String CONNECT_REFUSED = "CONNECT_REFUSED";
    /** The address did not answer in time. Nothing was sent. */
    public static final String CONNECT_TIMEOUT = "CONNECT_TIMEOUT";
    /** The host has no address. Nothing was sent. */
    public static final String UNKNOWN_HOST = "UNKNOWN_HOST";
    /** The TLS handshake failed. Nothing was sent. */
    public static final String TLS_FAILED = "TLS_FAILED";
    /** No connection for another reason. Nothing was sent. */
    public static final String CONNECT_FAILED = "CONNECT_FAILED";
    /** The thread was interrupted, or told to give up, while it waited for its turn. Nothing was sent. */
    public static final String INTERRUPTED = "INTERRUPTED";
    /** The time for the whole of it was over while it waited for its turn. Nothing was sent. */
    public static final String TIME_OVER = "TIME_OVER";
    /** The server was silent for longer than the read time-out. */
    public static final String READ_TIMEOUT = "READ_TIMEOUT";
    /** The connection broke before the answer was complete. */
    public static final String CONNECTION_CUT = "CONNECTION_CUT";

    private final boolean outcomeUnknown;

    private TransportException(String code, String message, Throwable cause, boolean outcomeUnknown) {
        super(code, message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    static TransportException unsent(String code, String message, Throwable cause) {
        return new TransportException(code, message, cause, false);
    }

    static TransportException unanswered(String code, String message, Throwable cause) {
        return new TransportException(code, message, cause, true);
    }

    /** {@return true if the request was sent and not answered} */
    @Override
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
