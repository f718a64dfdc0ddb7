package dev.libsqlctl.backup.restore;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.nio.charset.StandardCharsets;

/** How many bytes a row takes at least, as far as the text of its INSERT tells. */
final class RowBytes {
    /** No character takes more in UTF-8, surrogates being two. */
    private static final int PER_CHARACTER = 3;

    /** The length of a record's header, and the type of one value (SQLite, "Database File Format", 2.1). */
    private static final int SMALLEST_HEADER = 2;

    private long largest;
    private long row;
    private int depth;

    /** Of the arguments of a function, one is the value: {@code replace('a\nb','\n',char(10))}. */
    private long argument;

    private RowBytes() {}

    /**
     * {@return a lower bound for the largest row of an INSERT}
     *
     * @param values where the values begin
     * @param worthwhile what is smaller need not be exact
     */
    static long ofLargest(String sql, int values, long worthwhile) {
        if ((long) (sql.length() - values) * PER_CHARACTER < worthwhile) {
            return 0;
        }
        RowBytes rows = new RowBytes();
        SqlLexer lexer = new SqlLexer(sql.substring(values));
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            rows.read(token);
        }
        return rows.largest;
    }

    private void read(SqlToken token) {
        if (token.isSign('(')) {
            row = depth++ == 0 ? SMALLEST_HEADER : row;
        } else if (token.isSign(')')) {
            if (--depth == 1) {
                row += argument;
                argument = 0;
            }
            largest = Math.max(largest, row);
        } else if (depth > 1) {
            argument = Math.max(argument, bytes(token));
        } else {
            row += bytes(token);
        }
    }

    private static long bytes(SqlToken token) {
        int length = token.end() - token.start();
        return switch (token.kind()) {
            case BLOB -> (length - 3) / 2;
            case STRING -> string(token.text());
            default -> 0;
        };
    }

    /** A backslash may begin what {@code replace} makes one character of. */
    private static long string(String token) {
        long quotes = token.chars().filter(c -> c == '\'').count();
        long backslashes = token.chars().filter(c -> c == '\\').count();
        return token.getBytes(StandardCharsets.UTF_8).length - 2 - (quotes - 2) / 2 - backslashes;
    }
}
