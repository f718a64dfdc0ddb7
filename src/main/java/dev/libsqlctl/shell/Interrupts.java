package dev.libsqlctl.shell;

import java.io.IOException;

/** Hands Ctrl-C to what is running. */
interface Interrupts {
    /** What may be interrupted. */
    interface Work {
        void run() throws IOException;
    }

    /** Leaves Ctrl-C what it is. */
    Interrupts NONE = (cancel, work) -> work.run();

    /**
     * Works.
     *
     * @param cancel is called by another thread when somebody presses Ctrl-C meanwhile
     * @throws AbandonedException when the work did not end then; it may go on in its own thread
     */
    void during(Runnable cancel, Work work) throws IOException;
}
