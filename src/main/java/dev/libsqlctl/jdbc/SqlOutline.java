package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.SqlToken;
import java.util.Locale;
import java.util.Set;

/** What the words of one statement tell of it. Fed with its tokens, one after the other. */
final class SqlOutline {
    /** What a statement does. */
    enum Verb {
        QUERY,
        INSERT,
        UPDATE,
        DELETE,
        /** Begins or ends a transaction or a savepoint. */
        TRANSACTION,
        /** Changes the schema or the connection, and has no rows. */
        DEFINITION,
        /** A pragma, which may have rows or not, or a word that SQLite may not know. */
        OTHER
    }

    private static final Set<String> DEFINITIONS =
            Set.of("CREATE", "DROP", "ALTER", "REINDEX", "ANALYZE", "VACUUM", "ATTACH", "DETACH");
    private static final Set<String> TRANSACTION_WORDS =
            Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");

    private Verb verb;
    private boolean withClause;
    private boolean returning;
    private boolean onConflict;
    private int depth;
    private SqlToken last;

    void add(SqlToken token) {
        if (token.isSign('(')) {
            depth++;
        } else if (token.isSign(')')) {
            depth--;
        } else if (token.kind() == SqlToken.Kind.WORD && depth == 0) {
            addWord(token);
        }
        if (!token.isSign(';')) {
            last = token;
        }
    }

    private void addWord(SqlToken token) {
        if (verb == null && !withClause) {
            withClause = token.isWord("WITH");
            verb = withClause ? null : verbOf(token);
        } else if (verb == null) {
            // The names of the common tables come first, which may be words such as REPLACE. The statement follows a
            // parenthesis.
            Verb found = last.isSign(')') ? verbOf(token) : Verb.OTHER;
            verb = found == Verb.OTHER || found == Verb.DEFINITION || found == Verb.TRANSACTION ? null : found;
        } else {
            returning |= token.isWord("RETURNING");
            onConflict |= token.isWord("CONFLICT");
        }
    }

    private static Verb verbOf(SqlToken word) {
        String upper = word.text().toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "SELECT", "VALUES", "EXPLAIN" -> Verb.QUERY;
            case "INSERT", "REPLACE" -> Verb.INSERT;
            case "UPDATE" -> Verb.UPDATE;
            case "DELETE" -> Verb.DELETE;
            default -> {
                if (TRANSACTION_WORDS.contains(upper)) {
                    yield Verb.TRANSACTION;
                }
                yield DEFINITIONS.contains(upper) ? Verb.DEFINITION : Verb.OTHER;
            }
        };
    }

    Verb verb() {
        return verb == null ? Verb.OTHER : verb;
    }

    /** {@return whether this is an INSERT, UPDATE or DELETE} */
    boolean changesRows() {
        return verb == Verb.INSERT || verb == Verb.UPDATE || verb == Verb.DELETE;
    }

    /** {@return whether it certainly has rows} */
    boolean hasRows() {
        return verb == Verb.QUERY || changesRows() && returning;
    }

    /** {@return whether it certainly has none} */
    boolean hasNoRows() {
        return verb() != Verb.OTHER && !hasRows();
    }

    /** {@return whether it is an INSERT that may have updated a row, so that the last rowid is of some other INSERT} */
    boolean mayUpdateInstead() {
        return onConflict;
    }

    /** {@return where the statement ends, without semicolons and comments after it} */
    int end() {
        return last == null ? 0 : last.end();
    }
}
