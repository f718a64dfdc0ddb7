package dev.libsqlctl.hrana;

import java.util.Locale;

/** The words and signs of a SQL text, without comments and without the contents of strings, quoted names and parameters. */
final class SqlTokens {
    /** The end of the text. */
    static final String END = "";
    /** A string or a quoted name. */
    static final String QUOTED = "'";

    /** Texts of batches consist of thousands of signs. */
    private static final String[] ASCII = new String[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = String.valueOf(c);
        }
    }

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
            case NUMBER, PARAMETER, SIGN -> first(token);
        };
    }

    private static String first(SqlToken token) {
        char c = token.sql().charAt(token.start());
        return c < ASCII.length ? ASCII[c] : String.valueOf(c);
    }
}
