package dev.libsqlctl.shell;

/** What was called back did not end, and is left to itself. */
final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
