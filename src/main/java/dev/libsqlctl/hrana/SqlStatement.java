package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.SqlText.Trait;
import java.util.Set;

/** Reads one statement of a text up to its end and notes what it may do. */
final class SqlStatement {
    private static final Set<String> CONNECTION_FUNCTIONS = Set.of("LAST_INSERT_ROWID", "CHANGES", "TOTAL_CHANGES");
    private static final Set<String> ROWIDS = Set.of("ROWID", "_ROWID_", "OID");
    private static final Set<String> WRITING_WORDS = Set.of("INTO", "UPDATE", "DELETE");

    /** The pragmas that take an argument and set nothing in the connection. */
    private static final Set<String> QUERYING_PRAGMAS = Set.of(
            "TABLE_INFO",
            "TABLE_XINFO",
            "TABLE_LIST",
            "INDEX_LIST",
            "INDEX_INFO",
            "INDEX_XINFO",
            "FOREIGN_KEY_LIST",
            "FOREIGN_KEY_CHECK",
            "INTEGRITY_CHECK",
            "QUICK_CHECK",
            "USER_VERSION");

    private final SqlTokens tokens;
    private final Set<Trait> traits;

    SqlStatement(SqlTokens tokens, Set<Trait> traits) {
        this.tokens = tokens;
        this.traits = traits;
    }

    /**
     * {@return the token after the statement}
     *
     * @param first the first token of the statement
     */
    String read(String first) {
        switch (first) {
            case "SELECT", "VALUES", "EXPLAIN" -> traits.add(Trait.READS_ROWS);
            case "WITH" -> {
                traits.add(Trait.READS_ROWS);
                return readRest(WRITING_WORDS);
            }
            case "BEGIN" -> {
                traits.add(Trait.BEGINS);
                return readRest(Set.of("IMMEDIATE", "EXCLUSIVE"));
            }
            case "SAVEPOINT" -> traits.add(Trait.SAVES);
            case "RELEASE" -> traits.add(Trait.RELEASES);
            case "COMMIT", "END" -> traits.addAll(Set.of(Trait.ENDS, Trait.COMMITS));
            case "ROLLBACK" -> {
                return readRollback();
            }
            case "PRAGMA" -> {
                return readPragma();
            }
            case "CREATE" -> {
                traits.add(Trait.WRITES);
                return readCreate();
            }
            case "ATTACH", "DETACH" -> traits.add(Trait.SETS_CONNECTION);
            default -> traits.add(Trait.WRITES);
        }
        return readRest(Set.of());
    }

    private String readRest(Set<String> wordsOfWriting) {
        return readRest(tokens.next(), wordsOfWriting);
    }

    private String readRest(String token, Set<String> wordsOfWriting) {
        String before = "";
        while (!isEnd(token)) {
            if (token.length() > 1) {
                readWord(token, wordsOfWriting);
            } else if (token.equals("*") && !before.equals("(")) {
                traits.add(Trait.COLUMNS_BY_SCHEMA);
            }
            before = token;
            token = tokens.next();
        }
        return token;
    }

    private void readWord(String word, Set<String> wordsOfWriting) {
        if (wordsOfWriting.contains(word)) {
            traits.add(Trait.WRITES);
        } else if (CONNECTION_FUNCTIONS.contains(word)) {
            traits.add(Trait.READS_CONNECTION);
        } else if (word.equals("RETURNING")) {
            traits.add(Trait.READS_ROWS);
        } else if (ROWIDS.contains(word) || word.startsWith("PRAGMA_")) {
            traits.add(Trait.COLUMNS_BY_SCHEMA);
        }
    }

    private String readRollback() {
        boolean toSavepoint = false;
        String token = tokens.next();
        while (!isEnd(token)) {
            toSavepoint |= token.equals("TO");
            token = tokens.next();
        }
        if (!toSavepoint) {
            traits.add(Trait.ENDS);
            traits.add(Trait.ROLLS_BACK);
        }
        return token;
    }

    private String readPragma() {
        traits.addAll(Set.of(Trait.READS_ROWS, Trait.COLUMNS_BY_SCHEMA));
        String name = tokens.next();
        String token = tokens.next();
        if (token.equals(".")) {
            name = tokens.next();
            token = tokens.next();
        }
        if (token.equals("=") || token.equals("(")) {
            traits.add(QUERYING_PRAGMAS.contains(name) ? Trait.READS_ROWS : Trait.SETS_CONNECTION);
            if (name.equals("USER_VERSION")) {
                traits.add(Trait.WRITES);
            }
        }
        return readRest(token, Set.of());
    }

    /** The statements within a trigger end with semicolons too; the trigger ends with an END after one of them. */
    private String readCreate() {
        String before = "";
        String token = tokens.next();
        if (!token.equals("TRIGGER")) {
            return readRest(token, Set.of());
        }
        while (!token.equals(SqlTokens.END)) {
            if (token.equals("END") && before.equals(";")) {
                return readRest(Set.of());
            }
            before = token;
            token = tokens.next();
        }
        return token;
    }

    private static boolean isEnd(String token) {
        return token.equals(";") || token.equals(SqlTokens.END);
    }
}
