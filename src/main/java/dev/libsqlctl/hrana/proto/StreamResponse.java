package dev.libsqlctl.hrana.proto;

/** The response to a {@link StreamRequest} that succeeded (Hrana 3, "Hrana over HTTP: Requests"). */
public sealed interface StreamResponse {
    /** The stream is closed. */
    record Close() implements StreamResponse {}

    /**
     * The statement ran.
     *
     * @param result what it gave
     */
    record Execute(StmtResult result) implements StreamResponse {}

    /**
     * The batch ran; its steps may have failed.
     *
     * @param result what its steps gave
     */
    record ExecuteBatch(BatchResult result) implements StreamResponse {}

    /** The whole sequence ran. */
    record Sequence() implements StreamResponse {}

    /**
     * The statement was analysed.
     *
     * @param result what it is
     */
    record Describe(DescribeResult result) implements StreamResponse {}

    /** The text is stored. */
    record StoreSql() implements StreamResponse {}

    /** The text is forgotten. */
    record CloseSql() implements StreamResponse {}

    /**
     * The state of the stream.
     *
     * @param isAutocommit true outside a transaction
     */
    record GetAutocommit(boolean isAutocommit) implements StreamResponse {}
}
