package dev.libsqlctl.hrana.proto;

import java.util.List;

/**
 * Requests on one stream (Hrana 3, "Execute a pipeline of requests").
 *
 * @param baton names the stream; null opens a new one
 * @param requests run in order, each whether or not the one before failed
 */
public record PipelineReqBody(String baton, List<StreamRequest> requests) {
    /** Copies the list. */
    public PipelineReqBody {
        requests = List.copyOf(requests);
    }
}
