package dev.libsqlctl.hrana.json;

import java.io.IOException;

/** A body that is not what the specification says it is. */
public final class UnexpectedBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    UnexpectedBodyException(String message) {
        super(message);
    }

    UnexpectedBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
