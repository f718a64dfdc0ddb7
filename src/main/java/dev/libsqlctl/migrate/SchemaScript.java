package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.hrana.SqlToken.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file of a schema makes: of ours, of Geni's, or written by SQLite's shell.
 *
 * @param script of which only that runs which makes the schema and fills Geni's table
 * @param objects how many tables, indexes, views and triggers it makes
 */
record SchemaScript(Script script, int objects) {
    /** How many words may stand before the name of a table: {@code CREATE TABLE IF NOT EXISTS}. */
    private static final int WORDS_BEFORE_NAME = 5;

    private static final String ADVICE =
            "A schema has CREATE statements, and the rows of the history; nothing was run.";

    /** What a statement is for. */
    private enum Purpose {
        SCHEMA,
        HISTORY,
        NOTHING
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param geniTable the name of Geni's table, whose rows may be in it
     * @throws dev.libsqlctl.error.LibsqlctlException {@link ErrorCode#SCHEMA_FILE_INVALID} if it holds anything but a schema
     */
    static SchemaScript of(Script file, String geniTable) {
        List<Purpose> purposes = file.statements().stream()
                .map(statement -> purpose(file, statement, geniTable))
                .toList();
        Script needed = file.keeping(statement -> purpose(file, statement, geniTable) != Purpose.NOTHING);
        return new SchemaScript(needed, Collections.frequency(purposes, Purpose.SCHEMA));
    }

    private static Purpose purpose(Script file, ScriptStatement statement, String geniTable) {
        List<String> words = words(statement.sql());
        return switch (words.get(0)) {
            case "create" -> {
                require(!words.get(1).startsWith("temp"), file, statement, words);
                yield isThereAlready(words, geniTable) ? Purpose.NOTHING : Purpose.SCHEMA;
            }
            case "insert" -> {
                require(nameAfter("into", words).equalsIgnoreCase(geniTable), file, statement, words);
                yield Purpose.HISTORY;
            }
            // A schema has no rows that a foreign key could forbid.
            case "pragma" -> {
                require(words.get(1).equals("foreign_keys"), file, statement, words);
                yield Purpose.NOTHING;
            }
            default -> throw invalid(file, statement, words);
        };
    }

    private static void require(boolean valid, Script file, ScriptStatement statement, List<String> words) {
        if (!valid) {
            throw invalid(file, statement, words);
        }
    }

    /** {@return whether it makes a table of SQLite's own or of a history, which is there when it is needed} */
    private static boolean isThereAlready(List<String> words, String geniTable) {
        if (words.get(1).equals("table")) {
            String name = nameAfter("table", words);
            return name.startsWith("sqlite_") || name.equals(HistoryTables.FLYWAY) || name.equalsIgnoreCase(geniTable);
        }
        return words.get(1).equals("index") && nameAfter("index", words).startsWith(HistoryTables.FLYWAY);
    }

    private static String nameAfter(String word, List<String> words) {
        int name = words.indexOf(word) + 1;
        boolean conditional = words.subList(name, words.size()).indexOf("exists") == 2;
        return words.get(conditional ? name + 3 : name);
    }

    /** {@return the first words in lower case, names without their quotes, and empty ones behind the end} */
    private static List<String> words(String sql) {
        List<String> words = new ArrayList<>();
        SqlLexer lexer = new SqlLexer(sql);
        while (words.size() <= WORDS_BEFORE_NAME) {
            SqlToken token = lexer.next();
            String text = token.text().toLowerCase(Locale.ROOT);
            boolean quoted = token.kind() == Kind.QUOTED_NAME || token.kind() == Kind.STRING;
            words.add(quoted && text.length() > 1 ? text.substring(1, text.length() - 1) : text);
        }
        return words;
    }

    private static RuntimeException invalid(Script file, ScriptStatement statement, List<String> words) {
        return new Diagnostic(
                        Optional.of(ErrorCode.SCHEMA_FILE_INVALID),
                        file.name(),
                        statement.line(),
                        statement.column(),
                        String.join(" ", words.subList(0, 2)).toUpperCase(Locale.ROOT) + " is no part of a schema",
                        ADVICE)
                .exception();
    }
}
