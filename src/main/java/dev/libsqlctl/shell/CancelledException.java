package dev.libsqlctl.shell;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;

/** Somebody called a statement back with Ctrl-C. */
final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CancelledException(Throwable cause) {
        super("cancelled", cause);
    }

    /** {@return the same for whoever is told by code} */
    LibsqlctlException asFailure() {
        return new LibsqlctlException(ErrorCode.INTERRUPTED, getMessage(), null, this);
    }
}
