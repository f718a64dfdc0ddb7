package dev.libsqlctl.hrana.proto;

/** How a {@link StreamRequest} ended (Hrana 3, "Execute a pipeline of requests"). */
public sealed interface StreamResult {
    /**
     * It succeeded.
     *
     * @param response of the type of the request
     */
    record Ok(StreamResponse response) implements StreamResult {}

    /**
     * It failed; the requests after it ran nevertheless.
     *
     * @param error what the server says
     */
    record Error(HranaError error) implements StreamResult {}
}
