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
        SqlLexer lexer = new SqlLexer(sql.substring(values));
        long largest = 0;
        long row = 0;
        int depth = 0;
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            if (token.isSign('(')) {
                row = depth++ == 0 ? SMALLEST_HEADER : row;
            } else if (token.isSign(')')) {
                depth--;
            } else {
                row += bytes(token);
            }
            largest = Math.max(largest, row);
        }
        return largest;
    }

    private static long bytes(SqlToken token) {
        int length = token.end() - token.start();
        return switch (token.kind()) {
            case BLOB -> (length - 3) / 2;
            case STRING -> string(token);
            default -> 0;
        };
    }

    /** A backslash may begin what {@code replace} makes one character of. */
    private static long string(SqlToken token) {
        String text = token.text();
        long less = text.chars().filter(c -> c == '\\' || c == '\'').count();
        return Math.max(0, text.getBytes(StandardCharsets.UTF_8).length - less);
    }
}
