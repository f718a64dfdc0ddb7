package dev.libsqlctl.hrana.proto;

import java.util.List;

/**
 * The results of a pipeline (Hrana 3, "Execute a pipeline of requests").
 *
 * @param baton for the next request on the stream; null if the server closed it
 * @param baseUrl where the next request goes; null for where this one went
 * @param results one for each request
 */
public record PipelineRespBody(String baton, String baseUrl, List<StreamResult> results) {
    /** Copies the list. */
    public PipelineRespBody {
        results = List.copyOf(results);
    }
}
