package dev.libsqlctl.migrate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What SQLite itself refuses, whatever is in the database: what cannot be part of a transaction. */
final class FileRules {
    static final List<StatementRule> ALL = List.of(FileRules::withinTransaction);

    private FileRules() {}

    private static Optional<Diagnostic> withinTransaction(StatementTokens statement) {
        PragmaWords pragma = PragmaWords.of(statement);
        boolean setsMode =
                pragma.hasArgument() && Stream.of("journal_mode", "synchronous").anyMatch(pragma::is);
        return statement.inTransaction() && (setsMode || statement.isOneOf(0, "VACUUM", "DETACH"))
                ? Optional.of(statement.error(
                        "this cannot be part of a transaction",
                        "Give it a migration of its own whose first line says: -- transaction:no"))
                : Optional.empty();
    }
}
