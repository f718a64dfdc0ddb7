package dev.libsqlctl.hrana.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the pooled connections to one server were used last. The JDK's pool, one for the JVM, hands out what came back last: a request
 * beside {@code n} others gets one of the {@code n + 1} connections used last. Thread-safe.
 */
final class LastUses {
    private static final Map<String, LastUses> BY_SERVER = new ConcurrentHashMap<>();
    /** The JDK keeps no more than five idle connections to a server. */
    private static final int MOST = 5;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLongArray lastUse = new AtomicLongArray(MOST);

    private LastUses(long longAgo) {
        for (int i = 0; i < MOST; i++) {
            lastUse.set(i, longAgo);
        }
    }

    static LastUses of(URI uri, long longAgo) {
        return BY_SERVER.computeIfAbsent(uri.getScheme() + "://" + uri.getAuthority(), key -> new LastUses(longAgo));
    }

    /** {@return how many requests run beside this one, to be given to {@link #ended}} */
    int began() {
        return Math.min(MOST - 1, running.getAndIncrement());
    }

    boolean idleFor(int beside, long nanos) {
        return System.nanoTime() - lastUse.get(beside) > nanos;
    }

    void answered(int beside) {
        lastUse.set(beside, System.nanoTime());
    }

    void ended() {
        running.decrementAndGet();
    }
}
