package dev.libsqlctl.backup.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The row of {@code sqlite_schema} as which a dump writes a virtual table. The shell of SQLite doubles the quotes in its SQL; sqld 0.24.32 does not, so that what ends the SQL is the end of the line.
 *
 * @param end where its semicolon is
 * @param newlines how many line ends it has
 * @param sql the {@code CREATE VIRTUAL TABLE} in it
 */
record VirtualTableRow(int end, int newlines, String sql) {
    private static final byte[] BEGINNING = bytes("INSERT INTO sqlite_");
    private static final String COLUMNS = "(type,name,tbl_name,rootpage,sql)";
    private static final String ROW = "VALUES('table',";

    /** The shell's, sqld's, and those of the time before the schema's table had its second name. */
    private static final List<byte[]> PREFIXES = Stream.of("schema", "master")
            .flatMap(table -> Stream.of(table + COLUMNS + ROW, table + COLUMNS + " " + ROW))
            .map(rest -> bytes("INSERT INTO sqlite_" + rest))
            .toList();

    private static final String SQL = ",0,'";
    private static final String CREATE = "CREATE VIRTUAL TABLE";

    /** So that one that does not end in this way does not take the rest of the dump with it. */
    private static final int LONGEST = 1 << 20;

    /** {@return the row that the window begins with, if it does; the window may have been moved} */
    static Optional<VirtualTableRow> at(ByteWindow window) {
        Optional<byte[]> prefix = window.startsWith(BEGINNING)
                ? PREFIXES.stream().filter(window::startsWith).findFirst()
                : Optional.empty();
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        int end = lineEnd(window);
        if (end < 0) {
            return Optional.empty();
        }
        String text = new String(window.bytes, window.start, end - window.start, StandardCharsets.UTF_8);
        int newlines = (int) text.chars().filter(c -> c == '\n').count();
        return sql(text, prefix.get().length).map(sql -> new VirtualTableRow(end, newlines, sql));
    }

    /** {@return where the first semicolon is that stands behind a quote and a parenthesis, at the end of a line; -1 if there is none} */
    private static int lineEnd(ByteWindow window) {
        for (int offset = BEGINNING.length; offset < LONGEST; offset++) {
            window.require(offset + 3);
            int i = window.start + offset;
            if (i >= window.limit) {
                return -1;
            }
            boolean ends = i + 1 >= window.limit
                    || window.bytes[i + 1] == '\n'
                    || window.bytes[i + 1] == '\r' && (i + 2 >= window.limit || window.bytes[i + 2] == '\n');
            if (window.bytes[i] == ';' && ends && window.bytes[i - 1] == ')' && window.bytes[i - 2] == '\'') {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> sql(String text, int names) {
        return asWritten(text, names).filter(VirtualTableRow::isWhole).or(() -> unescaped(text, names));
    }

    /** {@return the SQL, if the quotes in it are doubled} */
    private static Optional<String> asWritten(String text, int names) {
        int name = behindLiteral(text, names);
        int table = text.startsWith(",", name) ? behindLiteral(text, name + 1) : text.length();
        if (!text.startsWith(SQL, table)) {
            return Optional.empty();
        }
        int from = table + SQL.length() - 1;
        int end = behindLiteral(text, from);
        boolean last = end == text.length() - 1 && text.charAt(end) == ')';
        return last ? Optional.of(text.substring(from + 1, end - 1).replace("''", "'")) : Optional.empty();
    }

    private static int behindLiteral(String text, int from) {
        if (!text.startsWith("'", from)) {
            return text.length();
        }
        int i = from + 1;
        while (i < text.length() && (text.charAt(i) != '\'' || text.startsWith("''", i))) {
            i += text.charAt(i) == '\'' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }

    private static Optional<String> unescaped(String text, int names) {
        int from = text.indexOf(SQL + CREATE, names);
        return from < 0
                ? Optional.empty()
                : Optional.of(text.substring(from + SQL.length(), text.length() - "')".length()));
    }

    /** {@return whether every quote and every parenthesis in it is closed} */
    private static boolean isWhole(String sql) {
        int depth = 0;
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"' || c == '`' || c == '[') {
                i = sql.indexOf(c == '[' ? ']' : c, i + 1);
                if (i < 0) {
                    return false;
                }
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            i++;
        }
        return depth == 0 && sql.regionMatches(true, 0, CREATE, 0, CREATE.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
