package dev.libsqlctl.jdbc;

import java.sql.SQLException;

/** The failure of one statement of a batch. Never leaves this package. */
final class BatchStepFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final SQLException failure;

    /**
     * Says which statement failed.
     *
     * @param index counted from 0
     */
    BatchStepFailure(int index, SQLException failure) {
        super(failure);
        this.index = index;
        this.failure = failure;
    }

    int index() {
        return index;
    }

    SQLException failure() {
        return failure;
    }
}
