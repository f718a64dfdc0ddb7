package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.hrana.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code INSERT INTO t (a, b) VALUES (?, 1)} and nothing else: whatever is not exactly this is executed as it stands. */
final class InsertReader {
    private final SqlTemplate template;
    private final SqlLexer lexer;
    private final List<Integer> numbers = new ArrayList<>();
    private final StringBuilder row = new StringBuilder();
    private SqlToken token;
    private String table;
    private int headEnd;

    InsertReader(SqlTemplate template) {
        this.template = template;
        this.lexer = new SqlLexer(template.sql());
        advance();
    }

    /** {@return whether this is such an INSERT} */
    boolean read() {
        return word("INSERT")
                && word("INTO")
                && readTable()
                && readColumns()
                && word("VALUES")
                && readRow()
                && readEnd();
    }

    /** {@return the name of the table, without quotes} */
    String table() {
        return table;
    }

    /** {@return the text up to the values of the first row} */
    String head() {
        return template.sql().substring(0, headEnd);
    }

    /** {@return the values of a row in parentheses, every parameter as a question mark} */
    String row() {
        return row.toString();
    }

    /** {@return the numbers of the parameters of a row, in its order} */
    int[] numbers() {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean readTable() {
        String name = name();
        if (name != null && token.isSign('.')) {
            advance();
            boolean main = name.equalsIgnoreCase("main");
            name = main ? name() : null;
        }
        table = name;
        return table != null;
    }

    private boolean readColumns() {
        if (!token.isSign('(')) {
            return true;
        }
        do {
            advance();
            if (name() == null) {
                return false;
            }
        } while (token.isSign(','));
        return sign(')');
    }

    private boolean readRow() {
        headEnd = token.start();
        if (!token.isSign('(')) {
            return false;
        }
        do {
            row.append(row.length() == 0 ? '(' : ',');
            advance();
            if (!readItem()) {
                return false;
            }
        } while (token.isSign(','));
        row.append(')');
        return sign(')');
    }

    private boolean readItem() {
        if (token.kind() == Kind.PARAMETER) {
            numbers.add(template.parameters().get(numbers.size()).number());
            row.append('?');
            advance();
            return true;
        }
        if (token.isSign('-') || token.isSign('+')) {
            row.append(token.text());
            advance();
            return token.kind() == Kind.NUMBER && copy();
        }
        boolean literal = token.kind() == Kind.NUMBER
                || token.kind() == Kind.STRING
                || token.kind() == Kind.BLOB
                || token.isWord("NULL")
                || token.isWord("TRUE")
                || token.isWord("FALSE");
        return literal && copy();
    }

    private boolean readEnd() {
        while (token.isSign(';')) {
            advance();
        }
        return token.isEnd();
    }

    private boolean copy() {
        row.append(token.text());
        advance();
        return true;
    }

    private boolean word(String keyword) {
        boolean found = token.isWord(keyword);
        advance();
        return found;
    }

    private boolean sign(char sign) {
        boolean found = token.isSign(sign);
        advance();
        return found;
    }

    private String name() {
        boolean named = token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME;
        String name = named ? Identifiers.unquoted(token) : null;
        advance();
        return name;
    }

    private void advance() {
        token = lexer.next();
    }
}
