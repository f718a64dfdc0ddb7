package dev.libsqlctl.hrana.proto;

/**
 * The head of a streamed result (Hrana 3, "Execute a batch using a cursor").
 *
 * @param baton for the next request on the stream, which must wait for the end of the cursor; null if the server closed it
 * @param baseUrl where the next request goes; null for where this one went
 */
public record CursorRespBody(String baton, String baseUrl) {}
