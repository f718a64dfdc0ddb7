package dev.libsqlctl.shell;

/** Somebody called a statement back with Ctrl-C. */
final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CancelledException(Throwable cause) {
        super("cancelled", cause);
    }
}
