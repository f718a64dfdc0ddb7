package dev.libsqlctl.sql;

import dev.libsqlctl.target.DatabaseWords;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A statement that failed.
 *
 * @param statement what was run
 * @param message what the database says
 * @param position the character of the statement that the message speaks of, counted from 0; empty when that is not known
 * @param hint what might have been meant; empty when nothing comes to mind
 * @param rows whether rows of it were handed on before
 * @param cause the failure
 */
public record StatementFailure(
        SqlStatement statement,
        String message,
        OptionalInt position,
        Optional<String> hint,
        RowsBefore rows,
        SQLException cause) {
    /** Whether rows were handed on before the failure. */
    public enum RowsBefore {
        /** None. */
        NONE,
        /** Some, so that the result is not all there. */
        SOME
    }

    static StatementFailure of(SqlStatement statement, SQLException cause, Optional<String> hint, RowsBefore rows) {
        ErrorPosition position = new ErrorPosition(DatabaseWords.of(cause), statement.sql());
        return new StatementFailure(statement, position.message(), position.character(), hint, rows, cause);
    }
}
