package dev.libsqlctl.sql;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.sql.format.Excerpt;
import dev.libsqlctl.target.DatabaseWords;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** {@return what is said of it: its line where that is not the first, the message, and whether rows are missing} */
    public String words() {
        String place = statement.line() == 1 ? "" : "line " + statement.line() + ": ";
        return place + message + (rows == RowsBefore.SOME ? "; the rows above are not all" : "");
    }

    /** {@return the line of the statement that it speaks of and a mark below the place, to be shown below the words; empty when no place is known} */
    public List<String> excerpt() {
        return position.isEmpty()
                ? List.of()
                : Excerpt.of(statement.sql(), position.getAsInt()).stream()
                        .map(line -> "  " + line)
                        .toList();
    }

    /** {@return what programs are told of it, in order: {@code code}, {@code message}, {@code hint}, {@code line} and {@code position}} */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", ErrorCode.SQL_FAILED.name());
        members.put("message", words());
        members.put("hint", hint.orElse(null));
        members.put("line", statement.line());
        members.put("position", position.isPresent() ? position.getAsInt() : null);
        return members;
    }

    static StatementFailure of(SqlStatement statement, SQLException cause, Optional<String> hint, RowsBefore rows) {
        ErrorPosition position = new ErrorPosition(DatabaseWords.of(cause), statement.sql());
        return new StatementFailure(statement, position.message(), position.character(), hint, rows, cause);
    }
}
