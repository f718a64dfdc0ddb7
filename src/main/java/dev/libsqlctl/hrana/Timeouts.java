package dev.libsqlctl.hrana;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param connect the longest wait for a connection, more than zero
 * @param read the longest silence of the server, before its answer and within it, more than zero. It also bounds the wait of a writer
 *     for another one and the repetition of what the server did not execute
 */
public record Timeouts(Duration connect, Duration read) {
    /** The longest time-out that the sockets below can count, of 24 days. */
    public static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    /** Five seconds to connect; thirty to read, which is longer than the server lets one writer keep another waiting. */
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is not positive, or longer than 24 days
     */
    public Timeouts {
        requireUsable(connect);
        requireUsable(read);
    }

    private static void requireUsable(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A time-out must be longer than zero and not longer than 24 days");
        }
    }
}
