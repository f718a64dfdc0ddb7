package dev.libsqlctl.hrana;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the writers of this process to one server in, one after the other, first come first served. Thread-safe.
 *
 * <p>sqld has one writer at a time anyway, and its own queue of writers can stall for good when many wait in it while streams come
 * and go. A writer that keeps the gate for longer than the server would leave it the write lock loses the gate to the next one, as
 * it loses the lock; so neither an abandoned stream nor a thread that waits for itself stops anything for good.
 */
final class WriterGate {
    /** After this the server takes the write lock from a transaction if another one wants it. */
    static final Duration SERVER_TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    private static final Map<Endpoint, WriterGate> GATES = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Turn> queue = new ArrayDeque<>();
    private final long patienceNanos;
    private Turn holder;

    WriterGate(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /** {@return the gate of this database} */
    static WriterGate of(Endpoint database) {
        return GATES.computeIfAbsent(database, key -> new WriterGate(SERVER_TRANSACTION_TIMEOUT));
    }

    /**
     * Waits for a turn. Does not wait if this thread has the turn already: the other stream of the same thread could never give it
     * back. After {@code patience} has left for one wait it goes ahead without a turn and leaves it to the server to arbitrate.
     *
     * @return to be closed when the write is over, by whatever thread
     * @throws TransportException if the thread is interrupted or told to give up while it waits; nothing was sent then
     */
    Turn enter(Patience patience) {
        Turn turn = new Turn(Thread.currentThread());
        long deadline = System.nanoTime() + patience.left().toNanos();
        patience.wakes(this::wake);
        lock.lock();
        try {
            if (holder == null && queue.isEmpty()) {
                take(turn);
            } else if (holder == null || holder.thread != turn.thread) {
                queue.add(turn);
                await(turn, deadline, patience);
            }
            return turn;
        } catch (InterruptedException e) {
            leave(turn);
            Thread.currentThread().interrupt();
            throw TransportException.unsent(
                    TransportException.INTERRUPTED, "Interrupted while waiting for another writer", e);
        } finally {
            patience.wakes(null);
            queue.remove(turn);
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(Turn turn, long deadline, Patience patience) throws InterruptedException {
        while (holder != turn) {
            long now = System.nanoTime();
            if (holder == null || (queue.peek() == turn && now - holder.since >= patienceNanos)) {
                take(turn);
                return;
            }
            if (now - deadline >= 0 || patience.isGivenUp()) {
                return;
            }
            long untilMine = queue.peek() == turn ? holder.since + patienceNanos - now : patienceNanos;
            changed.await(Math.min(untilMine, deadline - now), TimeUnit.NANOSECONDS);
        }
    }

    private void take(Turn turn) {
        queue.remove(turn);
        turn.since = System.nanoTime();
        holder = turn;
        changed.signalAll();
    }

    private void leave(Turn turn) {
        lock.lock();
        try {
            if (holder == turn) {
                holder = null;
                Turn next = queue.poll();
                if (next != null) {
                    take(next);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The right to write, until it is closed. */
    final class Turn implements AutoCloseable {
        private final Thread thread;
        private long since;

        private Turn(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
