package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.restore.ServerStatement.Effect;
import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the statements of a dump into those that a server gets. A server executes less than a file does: no {@code writable_schema}, no ANALYZE, few pragmas. What is made
 * by a statement that it does execute, as the tables behind a virtual one, is not made once more. Not thread-safe.
 */
final class StatementsForServer {
    private static final List<String> HOW_TO_LOAD = List.of("foreign_keys", "writable_schema", "defer_foreign_keys");
    private static final List<String> OF_TRANSACTIONS = List.of("SAVEPOINT", "RELEASE");
    private static final List<String> QUERIES = List.of("SELECT", "VALUES", "EXPLAIN");
    private static final List<String> OF_FILES = List.of("ATTACH", "DETACH", "VACUUM");

    private final String dump;
    private final Set<String> ofIndexes = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** The name of the last table whose rows are nothing but rows: most statements are of it. */
    private String ordinary;

    /**
     * @param dump what errors call it
     * @param ofIndexes the names of what vector indexes make
     */
    StatementsForServer(String dump, Collection<String> ofIndexes) {
        this.dump = dump;
        ofIndexes.forEach(name -> this.ofIndexes.add(ReservedNames.folded(name)));
    }

    /**
     * Why a statement is none for a server.
     *
     * @param why in words
     * @param hint what to do about it; null when there is nothing to say
     */
    record Refusal(String why, String hint) {}

    /** Notes that the tables and indexes of these names are there: a virtual table has made them. */
    void made(Collection<String> names) {
        names.forEach(name -> made.add(ReservedNames.folded(name)));
    }

    /** {@return what was left out, and why: a line each} */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * {@return what the server gets; empty when it needs nothing for that}
     *
     * @throws LibsqlctlException {@link ErrorCode#RESTORE_REFUSED} if the statement is none for a server
     */
    Optional<ServerStatement> of(DumpStatement statement) {
        refusal(statement).ifPresent(refusal -> {
            throw refused(statement, refusal);
        });
        return switch (statement.kind()) {
            case BEGIN, COMMIT, ROLLBACK -> Optional.empty();
            case PRAGMA, OTHER -> other(statement);
            case ANALYZE -> withoutStatistics();
            case TABLE -> table(statement);
            case INDEX -> isMade(statement.table()) ? Optional.empty() : plain(statement);
            case INSERT, DELETE -> rows(statement);
            case VIRTUAL_TABLE -> Optional.of(with(Effect.VIRTUAL_TABLE, statement));
            case VIEW, TRIGGER -> plain(statement);
        };
    }

    /** {@return why a statement is none for a server; empty if it is one, or is left out} */
    static Optional<Refusal> refusal(DumpStatement statement) {
        return switch (statement.kind()) {
            case ROLLBACK ->
                Optional.of(new Refusal(
                        "the dump ends with ROLLBACK: its database had errors, and the dump is not all of it",
                        "Load it into a file with sqlite3, look at what is there, and back that file up."));
            case VIRTUAL_TABLE ->
                ServerRules.hasUnmakeableName(statement)
                        ? Optional.of(
                                new Refusal(ServerRules.UNMAKEABLE, "Give it another name where the dump was made."))
                        : Optional.empty();
            case OTHER -> refusalOfOther(statement);
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refusalOfOther(DumpStatement statement) {
        SqlLexer lexer = new SqlLexer(statement.sql());
        SqlToken word = lexer.next();
        if (OF_TRANSACTIONS.stream().anyMatch(word::isWord)) {
            return Optional.of(new Refusal("a dump is loaded by one transaction, and has none within", null));
        }
        SqlToken second = lexer.next();
        boolean temporary = word.isWord("CREATE") && (second.isWord("TEMP") || second.isWord("TEMPORARY"));
        if (temporary || OF_FILES.stream().anyMatch(word::isWord)) {
            return Optional.of(new Refusal(
                    "a server does not execute " + word.text() + (temporary ? " " + second.text() : ""),
                    "Load the dump into a file, and back that file up."));
        }
        return Optional.empty();
    }

    private Optional<ServerStatement> table(DumpStatement statement) {
        String name = ReservedNames.folded(statement.table());
        if (ReservedNames.isStatistics(name)) {
            return withoutStatistics();
        }
        if (isOfIndex(name)) {
            notes.add("vector indexes were built anew from the rows: what the dump holds of them was left out");
            return Optional.empty();
        }
        if (made.contains(name)) {
            // Only now: a dump that has the rows of the virtual table instead leaves it as it was made.
            String empty = "DELETE FROM " + ReservedNames.quoted(statement.table());
            return Optional.of(new ServerStatement(Effect.PLAIN, statement.table(), empty, -1, statement.line()));
        }
        if (ReservedNames.isSequence(name)) {
            return Optional.empty();
        }
        return ReservedNames.isKept(name) ? leftOut(statement) : plain(statement);
    }

    private Optional<ServerStatement> rows(DumpStatement statement) {
        String table = statement.table();
        if (table.equals(ordinary)) {
            return plain(statement);
        }
        if (ReservedNames.isStatistics(table)) {
            return withoutStatistics();
        }
        if (ReservedNames.isSequence(table)) {
            return Optional.of(with(Effect.SEQUENCE, statement));
        }
        if (ReservedNames.isServers(table)) {
            return leftOut(statement);
        }
        if (isOfIndex(ReservedNames.folded(table))) {
            return Optional.empty();
        }
        ordinary = table;
        return plain(statement);
    }

    private Optional<ServerStatement> other(DumpStatement statement) {
        SqlLexer lexer = new SqlLexer(statement.sql());
        SqlToken word = lexer.next();
        if (word.isEnd()) {
            return Optional.empty();
        }
        if (word.isWord("PRAGMA")) {
            return pragma(statement, lexer.next());
        }
        if (QUERIES.stream().anyMatch(word::isWord)) {
            return leftOut(statement, "it makes nothing");
        }
        return plain(statement);
    }

    private Optional<ServerStatement> pragma(DumpStatement statement, SqlToken name) {
        if (name.isWord("user_version")) {
            return plain(statement);
        }
        return HOW_TO_LOAD.stream().anyMatch(name::isWord) ? Optional.empty() : leftOut(statement);
    }

    private Optional<ServerStatement> withoutStatistics() {
        notes.add("what ANALYZE found out was left out: a server does not take it");
        return Optional.empty();
    }

    private Optional<ServerStatement> leftOut(DumpStatement statement) {
        return leftOut(statement, "a server does not execute it");
    }

    private Optional<ServerStatement> leftOut(DumpStatement statement, String why) {
        notes.add(SqlExcerpt.of(statement.sql()) + " was left out: " + why);
        return Optional.empty();
    }

    private boolean isMade(String name) {
        String folded = ReservedNames.folded(name);
        return made.contains(folded) || ofIndexes.contains(folded);
    }

    private boolean isOfIndex(String folded) {
        return ofIndexes.contains(folded) || folded.equals(ReservedNames.VECTOR_INDEXES);
    }

    private static Optional<ServerStatement> plain(DumpStatement statement) {
        return Optional.of(with(Effect.PLAIN, statement));
    }

    private static ServerStatement with(Effect effect, DumpStatement statement) {
        return new ServerStatement(effect, statement.table(), statement.sql(), statement.row(), statement.line());
    }

    private LibsqlctlException refused(DumpStatement statement, Refusal refusal) {
        return new LibsqlctlException(
                ErrorCode.RESTORE_REFUSED,
                dump + ":" + statement.line() + ": " + refusal.why() + "; nothing was changed",
                refusal.hint());
    }
}
