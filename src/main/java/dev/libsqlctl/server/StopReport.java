package dev.libsqlctl.server;

import java.time.Duration;

/**
 * A server that was stopped, or was not running.
 *
 * @param server the server as it is now
 * @param outcome how it ended
 * @param took how long it took
 */
public record StopReport(Server server, Outcome outcome, Duration took) {
    /** How a server ended. */
    public enum Outcome {
        /** sqld ended by itself, served its clients to the end and closed its logs: nothing to recover. */
        CLEAN,
        /** sqld cut off clients that did not let go, or was killed: committed data is safe. */
        UNCLEAN,
        /** It was not running. */
        ALREADY_STOPPED
    }
}
