package dev.libsqlctl.migrate;

import dev.libsqlctl.error.LibsqlctlException;
import java.time.Duration;

/** Waiting for others. */
final class Pause {
    private Pause() {}

    /**
     * Waits.
     *
     * @throws LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#INTERRUPTED} if the thread is interrupted meanwhile
     */
    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }
}
