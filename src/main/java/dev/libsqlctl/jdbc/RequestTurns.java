package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.Patience;
import dev.libsqlctl.hrana.Timeouts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread at a time use the stream of a connection, and others make it give up. Thread-safe. */
final class RequestTurns {
    private static final Object NOBODY = new Object();

    /** Closing is a courtesy to the server, which would close the stream by itself after a while. */
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final HranaStream stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Patience, Object> owners = new ConcurrentHashMap<>();
    private final Map<Patience, Object> readers = new ConcurrentHashMap<>();
    private volatile Duration readTimeout;
    private volatile boolean closed;
    private Patience current;

    RequestTurns(HranaStream stream, Duration readTimeout) {
        this.stream = stream;
        this.readTimeout = readTimeout;
    }

    /** What is done in a turn. */
    interface Request<T> {
        T run() throws SQLException;
    }

    /**
     * Runs a request when nobody else uses the stream; at once if it is part of another one of this thread.
     *
     * @param owner who may cancel it; null for nobody
     * @param limit of the waiting and the request; zero for none
     */
    <T> T run(Object owner, Duration limit, Request<T> request) throws SQLException {
        if (lock.isHeldByCurrentThread()) {
            return request.run();
        }
        Patience patience = new Patience(readTimeout, limit);
        owners.put(patience, owner == null ? NOBODY : owner);
        try {
            await(limit);
            return run(patience, request);
        } finally {
            owners.remove(patience);
        }
    }

    private <T> T run(Patience patience, Request<T> request) throws SQLException {
        try {
            requireOpen();
            current = patience;
            stream.use(patience);
            return request.run();
        } finally {
            if (closed) {
                closeStream();
            }
            lock.unlock();
        }
    }

    private void await(Duration limit) throws SQLException {
        if (limit.isZero()) {
            lock.lock();
        } else if (!lockWithin(limit)) {
            throw SqlState.TIMED_OUT.exception(
                    "The connection was busy with another statement for all the time allowed");
        }
    }

    private boolean lockWithin(Duration limit) throws SQLException {
        try {
            return lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SqlState.CANCELLED.exception("Interrupted while waiting for another statement", 0, e);
        }
    }

    /** {@return the patience of the request that is running in this thread} */
    Patience patience() {
        return current;
    }

    /** Lets the owner cancel what goes on after the request, such as the reading of its rows. */
    void keep(Patience patience, Object owner) {
        readers.put(patience, owner == null ? NOBODY : owner);
    }

    void drop(Patience patience) {
        readers.remove(patience);
    }

    /**
     * Makes the requests of this owner give up. Waits only where a thread reads rows of a cursor that are still to come: the JDK's
     * connection cannot be cut before its next bytes.
     */
    void cancel(Object owner) {
        giveUp(owners, owner);
        giveUp(readers, owner);
    }

    private static void giveUp(Map<Patience, Object> those, Object owner) {
        those.forEach((patience, who) -> {
            if (who == owner) {
                patience.giveUp();
            }
        });
    }

    Duration readTimeout() {
        return readTimeout.equals(Timeouts.LONGEST) ? Duration.ZERO : readTimeout;
    }

    /** Changes the longest silence of the server from the next request on; zero for no limit. */
    void setReadTimeout(Duration timeout) {
        readTimeout = timeout.isZero() ? Timeouts.LONGEST : timeout;
    }

    void requireOpen() throws SQLException {
        if (closed) {
            throw SqlErrors.connectionClosed();
        }
    }

    /** Refuses further requests, and makes all that run give up. Waits as {@link #cancel} does. */
    void abort() {
        refuse();
        owners.keySet().forEach(Patience::giveUp);
    }

    /** Refuses further requests, and ends what is read beside them. Waits as {@link #cancel} does. */
    void refuse() {
        closed = true;
        readers.keySet().forEach(Patience::giveUp);
    }

    /** Refuses further requests, ends the one that is running, and closes the stream. Waits for a bounded time. */
    void close() {
        closed = true;
        if (!lock.tryLock()) {
            abort();
            if (!lockedForClosing()) {
                return;
            }
        }
        try {
            closeStream();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether the stream may be closed here; otherwise who has the turn does it in the end} */
    private boolean lockedForClosing() {
        try {
            return lock.tryLock(CLOSING.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void closeStream() {
        stream.use(forClosing());
        stream.close();
    }

    /** {@return patience enough to close a stream} */
    Patience forClosing() {
        return new Patience(CLOSING.compareTo(readTimeout) < 0 ? CLOSING : readTimeout, CLOSING);
    }
}
