package dev.libsqlctl.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must happen; how long it takes decides nothing, but that it never does fails. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /**
     * Waits for a condition.
     *
     * @param what its name for the failure
     * @param condition the condition
     */
    public static void become(String what, BooleanSupplier condition) {
        become(what, LIMIT, condition);
    }

    /**
     * Waits for a condition that others may hold up.
     *
     * @param limit how long at most
     */
    public static void become(String what, Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }
}
