package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.hrana.SqlToken.Kind;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * JDBC's escapes in SQL texts (JDBC 4.3, section 13.4), which stand in braces. SQLite has no braces of its own, so a text without one
 * outside of strings and comments is left as it is.
 */
final class EscapeSyntax {
    /** The functions of JDBC that SQLite has under another name. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "UCASE", "upper",
            "LCASE", "lower",
            "LOG", "ln",
            "NOW", "datetime",
            "CURDATE", "date",
            "CURTIME", "time");

    /** What SQLite takes for a word, and JDBC for a word or a function. */
    private static final Set<String> WITHOUT_PARENTHESES = Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    private final String sql;
    private final SqlLexer lexer;
    private final StringBuilder translated = new StringBuilder();
    private int copied;
    private int open;

    private EscapeSyntax(String sql) {
        this.sql = sql;
        this.lexer = new SqlLexer(sql);
    }

    /**
     * {@return the text in SQLite's own words}
     *
     * @throws SQLException if an escape is unknown or not closed
     */
    static String translate(String sql) throws SQLException {
        return sql.indexOf('{') < 0 ? sql : new EscapeSyntax(sql).translate();
    }

    private String translate() throws SQLException {
        SqlToken token = lexer.next();
        while (!token.isEnd()) {
            if (token.isSign('{')) {
                open++;
                replace(token, "");
                token = begin(lexer.next());
            } else if (token.isSign('}') && open > 0) {
                open--;
                replace(token, "");
                token = lexer.next();
            } else {
                token = lexer.next();
            }
        }
        if (open > 0) {
            throw StatementErrors.syntax("An escape of JDBC is not closed: a } is missing");
        }
        return translated.append(sql, copied, sql.length()).toString();
    }

    /** {@return the token that comes next} */
    private SqlToken begin(SqlToken keyword) throws SQLException {
        String word = keyword.kind() == Kind.WORD ? keyword.text().toLowerCase(Locale.ROOT) : keyword.text();
        switch (word) {
            case "d", "t", "ts" -> {
                replace(keyword, "");
                SqlToken literal = lexer.next();
                if (literal.kind() != Kind.STRING) {
                    throw StatementErrors.syntax("The escape {" + word + " takes a string, such as {d '2026-01-02'}");
                }
                return lexer.next();
            }
            case "fn" -> {
                replace(keyword, "");
                return function(lexer.next());
            }
            case "oj" -> replace(keyword, "");
            case "escape", "limit" -> replace(keyword, word);
            case "call", "?" -> throw SqlErrors.unsupported("A stored procedure");
            default -> throw StatementErrors.syntax("There is no escape {" + word + "} in JDBC");
        }
        return lexer.next();
    }

    private SqlToken function(SqlToken function) {
        String upper = function.text().toUpperCase(Locale.ROOT);
        if (FUNCTIONS.containsKey(upper)) {
            replace(function, FUNCTIONS.get(upper));
            return lexer.next();
        }
        return WITHOUT_PARENTHESES.contains(upper) ? afterParentheses(lexer.next()) : function;
    }

    private SqlToken afterParentheses(SqlToken next) {
        if (!next.isSign('(')) {
            return next;
        }
        replace(next, "");
        SqlToken closing = lexer.next();
        if (!closing.isSign(')')) {
            return closing;
        }
        replace(closing, "");
        return lexer.next();
    }

    private void replace(SqlToken token, String replacement) {
        translated.append(sql, copied, token.start()).append(replacement);
        copied = token.end();
    }
}
