package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.SqlText.Trait;

/** What a stream knows about its transaction. Not thread-safe. */
final class Transaction {
    private enum State {
        NONE,
        OPEN,
        LOST
    }

    private State state = State.NONE;
    private HranaException lostTo;
    private boolean maybeCommitted;
    private boolean begunBySavepoint;
    private boolean endedByRelease;
    private boolean schemaChecked;

    boolean isNone() {
        return state == State.NONE;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isLost() {
        return state == State.LOST;
    }

    /** {@return whether this transaction has read the schema, which cannot change under it any more} */
    boolean schemaChecked() {
        return isOpen() && schemaChecked;
    }

    void noteSchemaChecked() {
        schemaChecked = true;
    }

    /**
     * Notes what the server says about the stream after a program.
     *
     * @param autocommit whether no transaction is open now
     * @param succeeded what those statements may do that succeeded
     * @param error what failed; null if nothing did
     * @param unclear what those statements may do of which nobody said whether they ran
     */
    void observe(boolean autocommit, SqlText succeeded, HranaException error, SqlText unclear) {
        boolean releases = succeeded.has(Trait.RELEASES) && begunBySavepoint;
        boolean ended = succeeded.has(Trait.ENDS) || releases;
        if (!autocommit) {
            if (!isOpen() || ended) {
                schemaChecked = false;
                begunBySavepoint = succeeded.has(Trait.SAVES) && !succeeded.has(Trait.BEGINS);
            }
            state = State.OPEN;
        } else if (isOpen() && !ended) {
            lose(error);
            maybeCommitted = unclear.has(Trait.ENDS) || unclear.has(Trait.RELEASES) && begunBySavepoint;
        } else if (isOpen()) {
            state = State.NONE;
            endedByRelease = !succeeded.has(Trait.ENDS);
        }
    }

    /**
     * Notes an error of a program outside a transaction. After the release of a savepoint a time-out says that the savepoint was not
     * the outermost one, and that the transaction did not end by it but was taken away.
     */
    void observeOutside(HranaException error) {
        if (endedByRelease && error != null && error.code().equals(ServerException.TRANSACTION_TIMEOUT)) {
            lose(error);
        }
        endedByRelease = false;
    }

    /** Notes what a batch outside a transaction did: one that it began is lost if it did not end it and it is not open now. */
    void observeBegun(SqlText succeeded, HranaException error) {
        boolean begun = succeeded.has(Trait.BEGINS) || succeeded.has(Trait.SAVES) && !succeeded.has(Trait.RELEASES);
        if (isNone() && begun && !succeeded.has(Trait.ENDS)) {
            lose(error);
        }
    }

    private void lose(HranaException error) {
        state = State.LOST;
        lostTo = error;
        maybeCommitted = false;
    }

    /** {@return whether it is lost and certainly not committed} A program that broke off may have committed it before. */
    boolean isRolledBack() {
        return isLost() && !maybeCommitted;
    }

    /** Forgets the transaction. */
    void clear() {
        state = State.NONE;
        lostTo = null;
    }

    ServerException lost() {
        return maybeCommitted ? ServerException.transactionOver(lostTo) : ServerException.transactionLost(lostTo);
    }
}
