package dev.libsqlctl.cli;

/** A failure after the document on standard output was begun: its error belongs into that. */
final class BegunDocumentFailure extends RuntimeException {
    private final transient ResultOutput document;

    BegunDocumentFailure(Exception failure, ResultOutput document) {
        super(failure);
        this.document = document;
    }

    /** {@return what failed} */
    Exception failure() {
        return (Exception) getCause();
    }

    /** {@return the document} */
    ResultOutput document() {
        return document;
    }
}
