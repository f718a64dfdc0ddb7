package dev.libsqlctl.hrana;

/** A failure of one of four kinds: the transport failed, the protocol was violated, the server said no, the stream is closed. */
public abstract sealed class HranaException extends RuntimeException
        permits TransportException, ProtocolException, ServerException, StreamClosedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    HranaException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** {@return what happened, for programs: upper-case, stable, never null} */
    public final String code() {
        return code;
    }

    /**
     * {@return whether the request may have been executed although it failed} Such a request is never sent again by this package: the
     * statement may still be waiting in the server and run later.
     */
    public abstract boolean outcomeUnknown();
}
