package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.Patience;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.SqlText;
import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.TransportException;
import java.sql.SQLException;
import java.util.Arrays;

/** What a program is told when a request of its fails, given what it asked for and how long it was willing to wait. */
final class SessionErrors {
    private SessionErrors() {}

    static SQLException of(HranaException e, SqlText text, Patience patience) {
        boolean writes = text.has(Trait.WRITES) || text.controlsTransaction();
        if (e.code().equals(ServerException.TRANSACTION_TIMEOUT)) {
            return SqlState.ROLLED_BACK.exception(e.getMessage(), 0, e);
        }
        boolean unanswered = !(e instanceof ServerException) && e.outcomeUnknown();
        String doubt = unanswered && writes ? "; it may have been executed, or may be yet: its outcome is unknown" : "";
        if (patience.isGivenUp() && (unanswered || e.code().equals(TransportException.INTERRUPTED))) {
            return SqlState.CANCELLED.exception("The statement was cancelled" + doubt, 0, e);
        }
        if (patience.isOver() && unanswered || e.code().equals(TransportException.TIME_OVER)) {
            return SqlState.TIMED_OUT.exception("The statement took longer than its time-out" + doubt, 0, e);
        }
        SQLException error = writes ? SqlErrors.of(e) : SqlErrors.ofReading(e);
        return doubt.isEmpty() ? error : retold(error, null, error.getMessage() + doubt);
    }

    /** {@return whether the error is one of the connection, not of the statement} */
    static boolean isOfConnection(SQLException e) {
        return e.getSQLState().startsWith("08") || e.getSQLState().startsWith("40");
    }

    /**
     * {@return the same error in other words}
     *
     * @param state null to keep the state
     */
    static SQLException retold(SQLException e, SqlState state, String message) {
        SqlState kept = Arrays.stream(SqlState.values())
                .filter(known -> known.code().equals(e.getSQLState()))
                .findFirst()
                .orElse(SqlState.GENERAL);
        return (state == null ? kept : state).exception(message, e.getErrorCode(), e.getCause());
    }
}
