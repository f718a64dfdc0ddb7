package dev.libsqlctl.hrana;

/** The stream was closed, or died before; the cause, if there is one, says of what. Nothing was sent. */
public final class StreamClosedException extends HranaException {
    private static final long serialVersionUID = 1L;

    /** The only code. */
    public static final String STREAM_CLOSED = "STREAM_CLOSED";

    StreamClosedException(String message, HranaException cause) {
        super(STREAM_CLOSED, message, cause);
    }

    /** {@return false: nothing was sent} */
    @Override
    public boolean outcomeUnknown() {
        return false;
    }
}
