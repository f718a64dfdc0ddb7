package dev.libsqlctl.server;

import java.time.Duration;

/**
 * One question put to a server, and what came of it.
 *
 * @param name what was asked, for example {@code write}
 * @param outcome what came of it
 * @param detail the answer, or why there was none; never null
 * @param took how long it took
 */
public record Probe(String name, Outcome outcome, String detail, Duration took) {
    /** What came of a probe. */
    public enum Outcome {
        /** It was answered as it should be. */
        PASSED,
        /** The server asked for a token or refused the one it got. */
        REFUSED,
        /** It was not answered, or with an error. */
        FAILED
    }

    /** {@return whether it was answered as it should be} */
    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
