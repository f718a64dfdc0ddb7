package dev.libsqlctl.server;

/**
 * A server that was started, or ran already.
 *
 * @param server the server as it is now
 * @param version what sqld says it is
 * @param secured whether it refused a statement without a token
 * @param outcome what was done to it
 */
public record StartReport(Server server, String version, boolean secured, Outcome outcome) {
    /** What was done to a server. */
    public enum Outcome {
        /** It was made and started. */
        CREATED,
        /** It was started. */
        STARTED,
        /** It ran already. */
        ALREADY_RUNNING
    }
}
