package dev.libsqlctl.cli;

/** Whoever reads standard output has seen enough: the command ends in silence. */
final class UnreadAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadAnswerException(Throwable cause) {
        super(cause);
    }
}
