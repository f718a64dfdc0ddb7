package dev.libsqlctl.migrate.flyway;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParserContext;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PeekingReader;
import org.flywaydb.core.internal.parser.Recorder;
import org.flywaydb.core.internal.parser.StatementType;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.parser.TokenType;
import org.flywaydb.core.internal.sqlscript.Delimiter;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;

/**
 * Splits a script into statements as SQLite's own shell does ({@code sqlite3_complete}): a semicolon ends a statement, except that
 * {@code CREATE TRIGGER} ends with {@code ; END ;} alone. {@code BEGIN}, {@code END} and {@code CASE} mean nothing elsewhere: they may be the names
 * of columns.
 */
final class LibsqlParser extends Parser {
    /** What the tokens of the base class take. */
    private static final int PEEK_DEPTH = 3;

    private static final String TRIGGER = "TRIGGER";
    private static final Set<List<String>> BEFORE_TRIGGER = Set.of(
            List.of("CREATE"),
            List.of("CREATE", "TEMP"),
            List.of("CREATE", "TEMPORARY"),
            List.of("EXPLAIN", "CREATE"),
            List.of("EXPLAIN", "CREATE", "TEMP"),
            List.of("EXPLAIN", "CREATE", "TEMPORARY"));

    LibsqlParser(Configuration configuration, ParsingContext context) {
        super(configuration, context, PEEK_DEPTH);
    }

    @Override
    protected char getAlternativeIdentifierQuote() {
        return '`';
    }

    @Override
    protected char getOpeningIdentifierSymbol() {
        return '[';
    }

    @Override
    protected char getClosingIdentifierSymbol() {
        return ']';
    }

    /** {@return the comment, up to the first end of one} SQLite's comments do not nest. */
    @Override
    protected Token handleMultilineComment(PeekingReader reader, ParserContext context, int pos, int line, int column)
            throws IOException {
        reader.swallow("/*".length());
        String text = reader.readUntilExcluding("*/");
        reader.swallow("*/".length());
        return new Token(TokenType.COMMENT, pos, line, column, text, text, context.getParensDepth());
    }

    /** {@return whether a comment of one line begins} The base class would end it at a carriage return as well. */
    @Override
    protected boolean isCommentDirective(String peek) {
        return peek.startsWith("--");
    }

    /** {@return the comment, up to the end of the line} Only a line feed ends a line of SQLite. */
    @Override
    protected Token handleCommentDirective(PeekingReader reader, ParserContext context, int pos, int line, int column)
            throws IOException {
        String text = reader.readUntilExcluding('\n', '\n');
        return new Token(TokenType.COMMENT, pos, line, column, text, text, context.getParensDepth());
    }

    @Override
    protected void adjustBlockDepth(ParserContext context, List<Token> tokens, Token keyword, PeekingReader reader) {
        boolean inTrigger = context.getBlockDepth() > 0;
        if (!inTrigger && keyword.getText().equals(TRIGGER) && BEFORE_TRIGGER.contains(words(tokens))) {
            context.increaseBlockDepth(TRIGGER);
        } else if (inTrigger && keyword.getText().equals("END") && endsStatement(tokens)) {
            context.decreaseBlockDepth();
        }
    }

    private static boolean endsStatement(List<Token> tokens) {
        Token previous = getPreviousToken(tokens, 0);
        return previous != null && previous.getType() == TokenType.DELIMITER;
    }

    /** {@return the statement} What it says of transactions is decided here, where all of it is known. */
    @Override
    protected ParsedSqlStatement createStatement(
            PeekingReader reader,
            Recorder recorder,
            int pos,
            int line,
            int column,
            int nonCommentPos,
            int nonCommentLine,
            int nonCommentColumn,
            StatementType type,
            boolean canExecuteInTransaction,
            Delimiter delimiter,
            String sql,
            List<Token> tokens,
            boolean batchable) {
        List<String> words = words(tokens);
        if (TransactionStatement.isOne(words)) {
            return new TransactionStatement(pos, line, column, sql, delimiter, words.get(0));
        }
        return new ParsedSqlStatement(pos, line, column, sql, delimiter, !setsForeignKeys(words), batchable);
    }

    /** {@return whether SQLite ignores the statement within a transaction} A table made anew with foreign keys on would empty those that refer to it. */
    private static boolean setsForeignKeys(List<String> words) {
        return words.size() > 1
                && words.get(0).equals("PRAGMA")
                && (words.get(1).equals("FOREIGN_KEYS") || words.get(1).endsWith(".FOREIGN_KEYS"));
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.getType() != TokenType.COMMENT && token.getType() != TokenType.BLANK_LINES)
                .map(token -> token.getText() == null ? "" : token.getText().toUpperCase(Locale.ROOT))
                .limit(3)
                .toList();
    }
}
