package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * What only the text of CREATE INDEX tells.
 *
 * @param terms what is indexed: names of columns and expressions
 * @param filter the condition of a partial index, or null
 */
record IndexText(List<String> terms, String filter) {
    private static final int COLLATION_LENGTH = 2;

    /** {@return what the text tells, which is one that SQLite has accepted; nothing if it is empty} */
    static IndexText parse(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        SqlToken token = lexer.next();
        while (!token.isEnd() && !token.isSign('(')) {
            token = lexer.next();
        }
        List<String> terms = token.isEnd() ? List.of() : terms(lexer);
        List<SqlToken> condition = new ArrayList<>();
        boolean where = lexer.next().isWord("WHERE");
        for (token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            condition.add(token);
        }
        return new IndexText(terms, where ? text(condition) : null);
    }

    private static List<String> terms(SqlLexer lexer) {
        List<String> terms = new ArrayList<>();
        List<SqlToken> term = new ArrayList<>();
        int depth = 1;
        while (depth > 0) {
            SqlToken token = lexer.next();
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            if (depth == 0 || depth == 1 && token.isSign(',') || token.isEnd()) {
                terms.add(expression(term));
                term.clear();
                depth = token.isEnd() ? 0 : depth;
            } else {
                term.add(token);
            }
        }
        return List.copyOf(terms);
    }

    private static String expression(List<SqlToken> tokens) {
        int size = tokens.size();
        SqlToken last = tokens.get(size - 1);
        if (last.isWord("ASC") || last.isWord("DESC")) {
            size--;
        }
        if (size > COLLATION_LENGTH && tokens.get(size - COLLATION_LENGTH).isWord("COLLATE")) {
            size -= COLLATION_LENGTH;
        }
        return text(tokens.subList(0, size));
    }

    private static String text(List<SqlToken> tokens) {
        SqlToken first = tokens.get(0);
        return first.sql()
                .substring(first.start(), tokens.get(tokens.size() - 1).end());
    }
}
