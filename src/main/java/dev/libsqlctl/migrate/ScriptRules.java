package dev.libsqlctl.migrate;

import dev.libsqlctl.hrana.SqlToken.Kind;
import java.util.List;
import java.util.Optional;

/** What no database can run in a script, or runs otherwise than it looks. */
final class ScriptRules {
    static final List<StatementRule> ALL =
            List.of(ScriptRules::commandOfTheShell, ScriptRules::parameter, ScriptRules::foreignKeys);

    private ScriptRules() {}

    private static Optional<Diagnostic> commandOfTheShell(StatementTokens statement) {
        return statement.at(0).isSign('.')
                ? Optional.of(statement.error(
                        "this is a command of the sqlite3 program, not SQL",
                        "Take it out; what .read names can be a migration of its own."))
                : Optional.empty();
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
                        "PRAGMA defer_foreign_keys = ON lets references wait for the end of the transaction; to turn them off, let the"
                                + " first line say -- transaction:no and write BEGIN and COMMIT into the file."))
                : Optional.empty();
    }
}
