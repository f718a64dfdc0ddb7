package dev.libsqlctl.backup.dump;

/** The text is not wanted any more: whoever makes it may stop. */
final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AbandonedException(InterruptedException cause) {
        super(cause);
    }
}
