package dev.libsqlctl.shell;

import java.io.IOException;

/** Hands Ctrl-C to what is running. */
interface Interrupts {
    /** What may be interrupted. */
    interface Work {
        void run() throws IOException;
    }

    /** Leaves Ctrl-C what it is. */
    Interrupts NONE = new Interrupts() {
        @Override
        public void during(Runnable cancel, Work work) throws IOException {
            work.run();
        }

        @Override
        public void untilDone(Work work) throws IOException {
            work.run();
        }
    };

    /**
     * Works.
     *
     * @param cancel is called by another thread when somebody presses Ctrl-C meanwhile
     * @throws AbandonedException when the work did not end then; it may go on in its own thread
     */
    void during(Runnable cancel, Work work) throws IOException;

    /**
     * Works. The thread of the work is interrupted when somebody presses Ctrl-C meanwhile, and its end is waited for.
     *
     * @throws CancelledException when that was why it ended
     */
    void untilDone(Work work) throws IOException;
}
