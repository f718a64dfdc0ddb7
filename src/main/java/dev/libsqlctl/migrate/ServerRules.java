package dev.libsqlctl.migrate;

import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.hrana.SqlToken.Kind;
import java.util.List;
import java.util.Optional;

/** What sqld refuses, whatever is in the database. Each of these is tried on a real one by a test. */
final class ServerRules {
    static final List<StatementRule> ALL = List.of(
            ServerRules::maintenance,
            ServerRules::attachment,
            ServerRules::temporary,
            ServerRules::transaction,
            ServerRules::extension,
            ServerRules::schemaTable,
            ServerRules::orderedAggregate,
            ServerPragmas::check);

    private ServerRules() {}

    private static Optional<Diagnostic> maintenance(StatementTokens statement) {
        if (statement.startsWith("VACUUM")) {
            return Optional.of(statement.error(
                    "sqld refuses VACUUM", "Take it out. Space that became free is used again for new rows."));
        }
        return found(
                statement.startsWith("ANALYZE"),
                statement,
                "sqld refuses ANALYZE",
                "Take it out. Name an index by INDEXED BY where a query needs it.");
    }

    private static Optional<Diagnostic> attachment(StatementTokens statement) {
        return found(
                statement.startsWith("ATTACH"),
                statement,
                "sqld attaches no files, and other namespaces only to read them, outside of migrations",
                "Bring the rows in by INSERT statements.");
    }

    private static Optional<Diagnostic> temporary(StatementTokens statement) {
        return found(
                statement.startsWith("CREATE")
                        && (statement.isOneOf(1, "TEMP", "TEMPORARY") || isTableInTemp(statement)),
                statement,
                "sqld refuses temporary tables, views and triggers",
                "Make an ordinary one and drop it at the end of the migration.");
    }

    private static boolean isTableInTemp(StatementTokens statement) {
        int name = statement.isOneOf(1, "VIRTUAL") ? 3 : 2;
        if (!statement.at(name - 1).isWord("TABLE")) {
            return false;
        }
        int schema = statement.isOneOf(name, "IF") ? name + 3 : name;
        return statement.at(schema).isWord("temp") && statement.at(schema + 1).isSign('.');
    }

    private static Optional<Diagnostic> transaction(StatementTokens statement) {
        return found(
                statement.startsWith("START", "TRANSACTION") || statement.startsWith("BEGIN", "CONCURRENT"),
                statement,
                "SQLite has no such statement",
                "Write BEGIN IMMEDIATE, or leave it to the migration.");
    }

    /** Within a view or a trigger it is refused only when that is used. */
    private static Optional<Diagnostic> extension(StatementTokens statement) {
        return statement.startsWith("CREATE")
                ? Optional.empty()
                : statement
                        .call("load_extension")
                        .map(call -> statement.error(
                                call,
                                "sqld lets nobody load an extension by SQL",
                                "Let the server load it: sqld --extensions-path."));
    }

    private static Optional<Diagnostic> schemaTable(StatementTokens statement) {
        int table = target(statement);
        if (statement.at(table).isWord("main") && statement.at(table + 1).isSign('.')) {
            table += 2;
        }
        return found(
                table > 0 && isSchemaTable(statement.at(table)),
                statement,
                "the table of the schema may not be written",
                "Use ALTER TABLE, or make the table anew and copy its rows.");
    }

    private static Optional<Diagnostic> orderedAggregate(StatementTokens statement) {
        return statement
                .orderOfArguments()
                .map(order -> statement.error(
                        order,
                        "sqld does not know ORDER BY among the arguments of a function",
                        "Let the function read from a query that is ordered: FROM (SELECT ... ORDER BY ...)."));
    }

    private static Optional<Diagnostic> found(boolean found, StatementTokens statement, String message, String advice) {
        return found ? Optional.of(statement.error(message, advice)) : Optional.empty();
    }

    /** {@return where the table stands that the statement writes; 0 for none} */
    private static int target(StatementTokens statement) {
        if (statement.isOneOf(0, "UPDATE")) {
            return statement.isOneOf(1, "OR") ? 3 : 1;
        }
        if (statement.startsWith("DELETE", "FROM") || statement.startsWith("REPLACE", "INTO")) {
            return 2;
        }
        if (statement.startsWith("INSERT")) {
            return statement.isOneOf(1, "OR") ? 4 : 2;
        }
        return 0;
    }

    private static boolean isSchemaTable(SqlToken token) {
        String name = token.kind() == Kind.QUOTED_NAME
                ? token.text().substring(1, Math.max(1, token.text().length() - 1))
                : token.text();
        return name.equalsIgnoreCase("sqlite_schema") || name.equalsIgnoreCase("sqlite_master");
    }
}
