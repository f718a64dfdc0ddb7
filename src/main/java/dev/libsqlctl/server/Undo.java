package dev.libsqlctl.server;

/** Clearing up after a failure. */
public final class Undo {
    private Undo() {}

    /**
     * Undoes what a failure left. Ctrl-C must not cut short the clearing up that it asked for, so an interrupt waits until it is over.
     *
     * @param failure what went wrong; what goes wrong with the undoing is added to it
     * @param undo what to do
     */
    public static void after(RuntimeException failure, Runnable undo) {
        boolean interrupted = Thread.interrupted();
        try {
            undo.run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
