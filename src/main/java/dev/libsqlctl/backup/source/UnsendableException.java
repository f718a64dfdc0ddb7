package dev.libsqlctl.backup.source;

/** A value cannot be sent as it is: a text that is no UTF-8, or an infinity. {@link ServerSnapshot.Precision#BYTES} can. */
public final class UnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsendableException(String message, Throwable cause) {
        super(message, cause);
    }
}
