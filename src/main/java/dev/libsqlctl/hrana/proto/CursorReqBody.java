package dev.libsqlctl.hrana.proto;

/**
 * A batch whose results are streamed (Hrana 3, "Execute a batch using a cursor").
 *
 * @param baton names the stream; null opens a new one
 * @param batch the batch
 */
public record CursorReqBody(String baton, Batch batch) {}
