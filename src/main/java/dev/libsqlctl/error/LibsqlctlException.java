package dev.libsqlctl.error;

import java.util.Optional;

/**
 * A command could not do its work. Carries what failed and why (the message, no secrets in it), a stable code, and what
 * to do next (the hint).
 */
public final class LibsqlctlException extends RuntimeException {
    private final ErrorCode code;
    private final String hint;

    /**
     * @param code the stable code
     * @param message what failed and why; one or two lines, no secret in it
     * @param hint what to do next; null when there is nothing to say
     */
    public LibsqlctlException(ErrorCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    /**
     * @param code the stable code
     * @param message what failed and why; one or two lines, no secret in it
     * @param hint what to do next; null when there is nothing to say
     * @param cause what led to it, shown with {@code --verbose} only; may be null
     */
    public LibsqlctlException(ErrorCode code, String message, String hint, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    /** {@return the stable code} */
    public ErrorCode code() {
        return code;
    }

    /** {@return what to do next, if there is something to say} */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** {@return the error of a command that was interrupted; the thread's interrupt status is set again} */
    public static LibsqlctlException interrupted() {
        Thread.currentThread().interrupt();
        return new LibsqlctlException(ErrorCode.INTERRUPTED, "interrupted", null);
    }
}
