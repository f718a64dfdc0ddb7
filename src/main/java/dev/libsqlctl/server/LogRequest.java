package dev.libsqlctl.server;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which part of a server's log is wanted.
 *
 * @param tail only so many lines from the end; empty for all
 * @param since only lines written at or after; empty for all
 * @param follow whether to wait for what is written from now on
 */
public record LogRequest(OptionalInt tail, Optional<Instant> since, Follow follow) {
    /** Whether a reader of the log waits for more. */
    public enum Follow {
        /** Ends with the last line there is. */
        NO,
        /** Waits for more until the server ends or the thread is interrupted. */
        YES
    }

    /** {@return the last lines only} */
    public static LogRequest last(int lines) {
        return new LogRequest(OptionalInt.of(lines), Optional.empty(), Follow.NO);
    }
}
