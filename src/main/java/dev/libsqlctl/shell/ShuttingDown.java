package dev.libsqlctl.shell;

/** Tells whether a signal is ending the process. */
final class ShuttingDown {
    private ShuttingDown() {}

    /** {@return whether it is} Then no hook can be added any more, which is the one thing that tells. */
    static boolean now() {
        Thread hook = new Thread(() -> {}, "probe");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
