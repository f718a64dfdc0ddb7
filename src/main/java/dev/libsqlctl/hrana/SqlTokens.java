package dev.libsqlctl.hrana;

import java.util.Locale;

/** The words and signs of a SQL text, without comments and without the contents of strings, quoted names and parameters. */
final class SqlTokens {
    /** The end of the text. */
    static final String END = "";
    /** A string or a quoted name. */
    static final String QUOTED = "'";

    private final SqlLexer lexer;

    SqlTokens(String sql) {
        this.lexer = new SqlLexer(sql);
    }

    /** {@return the next word in upper case, the first character of any other token, {@link #QUOTED}, or {@link #END}} */
    String next() {
        SqlToken token = lexer.next();
        return switch (token.kind()) {
            case END -> END;
            case STRING, QUOTED_NAME, BLOB -> QUOTED;
            case WORD -> token.text().toUpperCase(Locale.ROOT);
            case NUMBER, PARAMETER, SIGN -> token.sql().substring(token.start(), token.start() + 1);
        };
    }
}
