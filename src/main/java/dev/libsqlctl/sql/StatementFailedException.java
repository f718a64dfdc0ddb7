package dev.libsqlctl.sql;

/** A statement failed, and none behind it was run. */
public final class StatementFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StatementFailure failure;

    StatementFailedException(StatementFailure failure) {
        super(failure.message(), failure.cause());
        this.failure = failure;
    }

    /** {@return what failed, and where} */
    public StatementFailure failure() {
        return failure;
    }
}
