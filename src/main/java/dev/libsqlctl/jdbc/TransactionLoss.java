package dev.libsqlctl.jdbc;

import java.sql.SQLException;

/**
 * How a transaction was lost.
 *
 * @param state {@link SqlState#ROLLED_BACK}, or {@link SqlState#OUTCOME_UNKNOWN} if it may have been committed
 * @param cause what the program was told when it happened; null if it was not told yet
 */
record TransactionLoss(SqlState state, SQLException cause) {
    private static final String AFTERWARDS = "; nothing runs on this connection until rollback()";

    /** {@return the refusal of what comes after it} */
    SQLException refusal() {
        String what = state == SqlState.ROLLED_BACK
                ? "The transaction was rolled back by the server"
                : "Whether the transaction was committed is unknown";
        String why = cause == null ? "" : " (" + cause.getMessage() + ")";
        return state.exception(what + why + AFTERWARDS, 0, cause);
    }
}
