package dev.libsqlctl.jdbc;

import java.sql.SQLException;

/** What statements refuse before anything is sent. */
final class StatementErrors {
    private StatementErrors() {}

    static SQLException missingParameter(Parameter parameter) {
        String name = parameter.name() == null ? "" : " (" + parameter.name() + ")";
        return SqlState.WRONG_PARAMETERS.exception("Parameter " + parameter.number() + name + " has no value");
    }

    static SQLException noSuchParameter(int number, int count) {
        return new SQLException(
                "There is no parameter " + number + ": the statement has "
                        + (count == 0 ? "none" : "parameters 1 to " + count),
                "07009");
    }

    static SQLException syntax(String message) {
        return SqlState.SYNTAX.exception(message);
    }

    static SQLException noRows(String happened) {
        return new SQLException(
                "The statement has no rows to return" + happened + ": use executeUpdate or execute", "07005");
    }

    static SQLException unexpectedRows(String happened) {
        return new SQLException("The statement returns rows" + happened + ": use executeQuery or execute", "07003");
    }

    static SQLException invalid(String message) {
        return SqlState.INVALID_ARGUMENT.exception(message);
    }
}
