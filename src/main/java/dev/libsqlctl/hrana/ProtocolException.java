package dev.libsqlctl.hrana;

/** What answered does not speak Hrana, or breaks its rules: another server, a proxy's page, a body cut into shape by someone. */
public final class ProtocolException extends HranaException {
    private static final long serialVersionUID = 1L;

    /** The answer is not what the specification says it is. */
    public static final String UNEXPECTED_RESPONSE = "UNEXPECTED_RESPONSE";
    /** The server speaks no version of the protocol that has what was asked for. */
    public static final String UNSUPPORTED = "UNSUPPORTED";

    private final boolean outcomeUnknown;

    private ProtocolException(String code, String message, Throwable cause, boolean outcomeUnknown) {
        super(code, message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    static ProtocolException unexpectedResponse(String message, Throwable cause) {
        return new ProtocolException(UNEXPECTED_RESPONSE, message, cause, true);
    }

    static ProtocolException unsupported(String message) {
        return new ProtocolException(UNSUPPORTED, message, null, false);
    }

    /** {@return true if something answered the request without saying what became of it} */
    @Override
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
