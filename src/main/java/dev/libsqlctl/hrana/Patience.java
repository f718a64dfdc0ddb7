package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.http.CutSwitch;
import java.time.Duration;

/**
 * How long a caller waits for one or several requests of a stream. Another thread can make it give up. Thread-safe.
 */
public final class Patience {
    private final Duration silence;
    private final boolean limited;
    private final long deadline;
    private final CutSwitch cutSwitch = new CutSwitch();
    private Runnable waker;
    private volatile boolean givenUp;

    /**
     * Begins to wait.
     *
     * @param silence the longest silence of the server, as in {@link Timeouts#read()}
     * @param total within which everything has to be over; zero for no limit
     */
    public Patience(Duration silence, Duration total) {
        this.silence = silence;
        this.limited = !total.isZero();
        this.deadline = System.nanoTime() + total.toNanos();
    }

    /** Ends all waiting: the request in progress is cut, and none is sent any more. Whether the server executes it, nobody knows. */
    public void giveUp() {
        givenUp = true;
        cutSwitch.cut();
        Runnable sleeper = waker();
        if (sleeper != null) {
            sleeper.run();
        }
    }

    /** {@return whether it has been given up} */
    public boolean isGivenUp() {
        return givenUp;
    }

    /** {@return whether the whole time is over} */
    public boolean isOver() {
        return limited && System.nanoTime() - deadline >= 0;
    }

    /**
     * {@return how long to wait for what comes next, more than zero}
     *
     * @throws TransportException if the time is over or the caller has given up; nothing was sent then
     */
    Duration left() {
        if (givenUp) {
            throw TransportException.unsent(TransportException.INTERRUPTED, "Given up before it was sent", null);
        }
        if (!limited) {
            return silence;
        }
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw TransportException.unsent(
                    TransportException.TIME_OVER, "The time for the statement was over before it was sent", null);
        }
        return left.compareTo(silence) < 0 ? left : silence;
    }

    CutSwitch cutSwitch() {
        return cutSwitch;
    }

    /** Wakes this when it is given up: where a thread waits for something else than the server. */
    synchronized void wakes(Runnable newWaker) {
        waker = newWaker;
    }

    private synchronized Runnable waker() {
        return waker;
    }
}
