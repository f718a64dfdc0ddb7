package dev.libsqlctl.migrate;

import dev.libsqlctl.target.DatabaseWords;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the failure of a statement means, on a server and on a file: the SQLState tells of the one, SQLite's result code of both.
 *
 * @param exception the failure
 */
record SqlFailure(SQLException exception) {
    private static final Set<String> FINAL_REFUSALS = Set.of("28000", "42501", "3D000");
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int CONSTRAINT = 19;
    private static final int PRIMARY_RESULT_CODE = 0xff;

    /** {@return the failure that lies beneath another one, that of the statement rather than that of its batch; empty if there is none} */
    static Optional<SqlFailure> beneath(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> new SqlFailure((SQLException) cause))
                .min(Comparator.comparing(failure -> failure.exception instanceof BatchUpdateException));
    }

    /** {@return the words of the server or of SQLite, without what the driver of a file puts around them} */
    String words() {
        return DatabaseWords.of(exception);
    }

    /** {@return whether the database does not understand the statement: it was not executed, nor were others of the same request} */
    boolean isMisunderstanding() {
        return hasState("42") || hasState("0A");
    }

    /** {@return whether there was no database to talk to} */
    boolean isUnreachable() {
        return hasState("08") || hasState("HYT00");
    }

    /** {@return whether to ask again would give the same answer: a token was refused} */
    boolean isRefusal() {
        return FINAL_REFUSALS.contains(state());
    }

    /** {@return whether a commit may have been done, or not} */
    boolean isOutcomeUnknown() {
        return hasState("08007") || hasState("08006");
    }

    /** {@return whether others were at the database, and the same may succeed when it is done again as a whole} */
    boolean isConflictWithOthers() {
        return hasState("40001") || isBusy();
    }

    /** {@return whether the write lock was not to be had at all} */
    boolean isBusy() {
        return code() == BUSY || code() == LOCKED;
    }

    /** {@return whether a row is there already} */
    boolean isDuplicate() {
        return hasState("23505") || code() == CONSTRAINT && words().contains("UNIQUE");
    }

    private int code() {
        return exception.getErrorCode() & PRIMARY_RESULT_CODE;
    }

    private boolean hasState(String beginning) {
        return state().startsWith(beginning);
    }

    private String state() {
        return Objects.requireNonNullElse(exception.getSQLState(), "");
    }
}
