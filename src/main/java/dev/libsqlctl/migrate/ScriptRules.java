package dev.libsqlctl.migrate;

import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.hrana.SqlToken.Kind;
import java.util.List;
import java.util.Optional;

/** What no database can run in a script, or runs otherwise than it looks. */
final class ScriptRules {
    static final List<StatementRule> ALL = List.of(
            ScriptRules::commandOfTheShell,
            ScriptRules::unknown,
            ScriptRules::unclosed,
            ScriptRules::parentheses,
            ScriptRules::parameter,
            ScriptRules::foreignKeys);

    /** What a statement begins with. START TRANSACTION is left to the rules of the database. */
    private static final String[] STATEMENTS = {
        "ALTER",
        "ANALYZE",
        "ATTACH",
        "BEGIN",
        "COMMIT",
        "CREATE",
        "DELETE",
        "DETACH",
        "DROP",
        "END",
        "EXPLAIN",
        "INSERT",
        "PRAGMA",
        "REINDEX",
        "RELEASE",
        "REPLACE",
        "ROLLBACK",
        "SAVEPOINT",
        "SELECT",
        "START",
        "UPDATE",
        "VACUUM",
        "VALUES",
        "WITH"
    };

    private static final String[] CREATED = {
        "INDEX", "TABLE", "TEMP", "TEMPORARY", "TRIGGER", "UNIQUE", "VIEW", "VIRTUAL"
    };
    private static final String[] DROPPED = {"INDEX", "TABLE", "TRIGGER", "VIEW"};

    private ScriptRules() {}

    private static Optional<Diagnostic> commandOfTheShell(StatementTokens statement) {
        return statement.at(0).isSign('.')
                ? Optional.of(statement.error(
                        "this is a command of the sqlite3 program, not SQL",
                        "Take it out; what .read names can be a migration of its own."))
                : Optional.empty();
    }

    private static Optional<Diagnostic> unknown(StatementTokens statement) {
        SqlToken first = statement.at(0);
        boolean known = statement.isOneOf(0, STATEMENTS)
                && (!statement.isOneOf(0, "CREATE") || statement.isOneOf(1, CREATED))
                && (!statement.isOneOf(0, "DROP") || statement.isOneOf(1, DROPPED));
        boolean isCreateOrDrop = statement.isOneOf(0, "CREATE", "DROP");
        return known || first.isSign('.')
                ? Optional.empty()
                : Optional.of(statement.error(
                        "SQLite has no statement that begins with " + first.text()
                                + (isCreateOrDrop ? " " + statement.at(1).text() : ""),
                        "Look for a typing error, for a semicolon too many, or for SQL of another database."));
    }

    private static Optional<Diagnostic> unclosed(StatementTokens statement) {
        SqlToken last = statement.last();
        return isClosed(last)
                ? Optional.empty()
                : Optional.of(statement.error(last, "what begins here has no closing quote", "Close it."));
    }

    /** A quote within is written twice, so that a closed text has an even number of them. */
    private static boolean isClosed(SqlToken token) {
        return switch (token.kind()) {
            case STRING, BLOB -> quotes(token, '\'') % 2 == 0;
            case QUOTED_NAME ->
                token.text().charAt(0) == '['
                        ? token.text().endsWith("]")
                        : quotes(token, token.text().charAt(0)) % 2 == 0;
            default -> true;
        };
    }

    private static long quotes(SqlToken token, char quote) {
        return token.text().chars().filter(c -> c == quote).count();
    }

    /** An open one makes what comes after the next semicolon a part of the statement. */
    private static Optional<Diagnostic> parentheses(StatementTokens statement) {
        return statement
                .unpaired('(', ')')
                .map(token ->
                        statement.error(token, "this parenthesis has no counterpart", "Add it, or take this one out."));
    }

    private static Optional<Diagnostic> parameter(StatementTokens statement) {
        return statement
                .first(Kind.PARAMETER)
                .map(parameter -> statement.error(
                        parameter,
                        "nobody gives the parameter " + parameter.text() + " a value",
                        "Write the value itself."));
    }

    private static Optional<Diagnostic> foreignKeys(StatementTokens statement) {
        PragmaWords pragma = PragmaWords.of(statement);
        return statement.inTransaction() && pragma.is("foreign_keys") && pragma.hasArgument()
                ? Optional.of(statement.warning(
                        "PRAGMA foreign_keys changes nothing within a transaction: foreign keys stay as they are, and dropping a table"
                                + " still deletes rows that refer to it with ON DELETE CASCADE",
                        "PRAGMA defer_foreign_keys = ON lets references wait for the end of the transaction; to rebuild a table, keep its"
                                + " rows in another one and insert them again under the old name. To turn foreign keys off, let the first"
                                + " line say -- transaction:no and write BEGIN and COMMIT into the file."))
                : Optional.empty();
    }
}
