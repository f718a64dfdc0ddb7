package dev.libsqlctl.migrate;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;

/** What a statement does to the transaction as a whole. */
enum TransactionControl {
    NONE,
    BEGIN,
    COMMIT,
    ROLLBACK;

    static TransactionControl of(ScriptStatement statement) {
        SqlLexer lexer = new SqlLexer(statement.sql());
        SqlToken first = lexer.next();
        if (first.isWord("BEGIN")) {
            return BEGIN;
        }
        if (first.isWord("COMMIT") || first.isWord("END")) {
            return COMMIT;
        }
        return first.isWord("ROLLBACK") && !toSavepoint(lexer) ? ROLLBACK : NONE;
    }

    private static boolean toSavepoint(SqlLexer lexer) {
        SqlToken next = lexer.next();
        return (next.isWord("TRANSACTION") ? lexer.next() : next).isWord("TO");
    }
}
