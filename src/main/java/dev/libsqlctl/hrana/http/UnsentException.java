package dev.libsqlctl.hrana.http;

import java.io.IOException;

/** No connection came about, hence nothing was sent. The cause says why. */
public final class UnsentException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsentException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** {@return why there is no connection} */
    public IOException reason() {
        return (IOException) getCause();
    }
}
