package dev.libsqlctl.shell;

/**
 * What a prompt tells.
 *
 * @param place whether a statement begins or goes on
 * @param transaction whether one is open
 */
record Prompt(Place place, Transaction transaction) {
    /** Where the line to come stands. */
    enum Place {
        /** A statement begins with it. */
        BEGIN,
        /** It belongs to a statement that has begun. */
        WITHIN
    }

    /** Whether a transaction is open. */
    enum Transaction {
        /** None is. */
        NONE,
        /** One is. */
        OPEN
    }

    /** {@return what stands before the line} */
    String text() {
        boolean open = transaction == Transaction.OPEN;
        if (place == Place.WITHIN) {
            return open ? "    ...> " : "   ...> ";
        }
        return open ? "libsql*> " : "libsql> ";
    }

    /** {@return that of a line that goes on} */
    Prompt within() {
        return new Prompt(Place.WITHIN, transaction);
    }
}
