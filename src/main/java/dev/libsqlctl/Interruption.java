package dev.libsqlctl;

import dev.libsqlctl.file.PendingFiles;
import dev.libsqlctl.server.DataDirectory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Turns Ctrl-C into an interrupt of the working thread, and holds the end of the process back until that thread has cleared up.
 * The JVM then exits with 130 on SIGINT and with 143 on SIGTERM, as a shell expects.
 */
final class Interruption {
    /** Who has nothing to clear up may be stuck in a read that no interrupt ends: of the terminal, of a socket. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Who has files half written has something to clear up, which takes a while on a busy machine. */
    private static final Duration GRACE_WITH_FILES = Duration.ofSeconds(5);

    /** More than a server is given to stop. */
    private static final Duration CLEARING_UP = Duration.ofSeconds(60);

    private enum State {
        WORKING,
        FINISHED,
        INTERRUPTED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WORKING);

    private Interruption() {}

    /** {@return an interruption of the calling thread, installed} */
    static Interruption ofCurrentThread() {
        Interruption interruption = new Interruption();
        Thread worker = Thread.currentThread();
        // No lambda: it would be the first of most commands, and the first costs the most.
        Runtime.getRuntime().addShutdownHook(new Thread("interruption") {
            @Override
            public void run() {
                interruption.begin(worker);
            }
        });
        return interruption;
    }

    /**
     * Says that the work is done.
     *
     * @return whether the process may be ended with {@link System#exit}; not so when a signal is ending it already: the call would
     *     wait for the hook, which waits for the caller
     */
    boolean finish() {
        return state.compareAndSet(State.WORKING, State.FINISHED);
    }

    private void begin(Thread worker) {
        if (!state.compareAndSet(State.WORKING, State.INTERRUPTED)) {
            return;
        }
        worker.interrupt();
        try {
            worker.join(GRACE.toMillis());
            if (DataDirectory.lockedHere()) {
                worker.join(CLEARING_UP.toMillis());
            } else if (PendingFiles.exist()) {
                worker.join(GRACE_WITH_FILES.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Whoever is stuck clears nothing up.
            PendingFiles.abandon();
        }
    }
}
