package dev.libsqlctl.doctor;

/** Something was not finished; the message says why. */
final class UnfinishedException extends Exception {
    UnfinishedException(String message) {
        super(message);
    }

    UnfinishedException(String message, Throwable cause) {
        super(message, cause);
    }
}
