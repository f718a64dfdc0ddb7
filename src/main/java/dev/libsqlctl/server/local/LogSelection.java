package dev.libsqlctl.server.local;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Lets the wanted lines of a log pass: those at or after a moment, and of what was there at the beginning only the last ones. A
 * line that has no time of its own belongs to the one before it. Not thread-safe.
 */
final class LogSelection {
    private final Optional<Instant> since;
    private final Consumer<String> lines;
    private final OptionalInt tail;
    private final Deque<String> held = new ArrayDeque<>();

    private boolean holding;
    private boolean wanted;

    LogSelection(OptionalInt tail, Optional<Instant> since, Consumer<String> lines) {
        this.tail = tail;
        this.since = since;
        this.lines = lines;
        this.holding = tail.isPresent();
        this.wanted = since.isEmpty();
    }

    void add(LogLine line) {
        since.ifPresent(from -> line.time().ifPresent(time -> wanted = !time.isBefore(from)));
        if (!wanted) {
            return;
        }
        if (!holding) {
            lines.accept(line.text());
            return;
        }
        held.addLast(line.text());
        if (held.size() > tail.getAsInt()) {
            held.removeFirst();
        }
    }

    /** All that was there at the beginning has been added: the last lines pass, and from now on every one does. */
    void release() {
        holding = false;
        held.forEach(lines);
        held.clear();
    }
}
