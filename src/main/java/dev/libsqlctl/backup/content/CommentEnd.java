package dev.libsqlctl.backup.content;

/** What ends the comment, if any, in which a statement ends: a semicolon would be a part of it. */
public final class CommentEnd {
    private CommentEnd() {}

    /** {@return what has to stand behind a statement, before its semicolon; empty when it ends outside of a comment} */
    public static String of(String sql) {
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (sql.startsWith("--", i)) {
                int end = sql.indexOf('\n', i);
                if (end < 0) {
                    return "\n";
                }
                i = end + 1;
            } else if (sql.startsWith("/*", i)) {
                int end = sql.indexOf("*/", i + 2);
                if (end < 0) {
                    return "*/";
                }
                i = end + 2;
            } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
                int end = sql.indexOf(c == '[' ? ']' : c, i + 1);
                i = end < 0 ? sql.length() : end + 1;
            } else {
                i++;
            }
        }
        return "";
    }
}
