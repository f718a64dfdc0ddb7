package dev.libsqlctl.hrana;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The pauses between attempts at what the server did not execute. Not thread-safe. */
final class Backoff {
    private static final long FIRST_MILLIS = 5;
    private static final long LONGEST_MILLIS = 250;

    private final long deadline;
    private long millis = FIRST_MILLIS;

    /**
     * Makes the pauses of one request.
     *
     * @param longest within which the attempts have to be over
     */
    Backoff(Duration longest) {
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    /** {@return true after a pause, false at once if there is no time left for one or the thread is interrupted} */
    boolean pause() {
        long pauseMillis = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1) + 1;
        if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis) - deadline >= 0) {
            return false;
        }
        millis = Math.min(LONGEST_MILLIS, millis * 2);
        try {
            Thread.sleep(pauseMillis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
