package dev.libsqlctl.backup.restore;

/** Enough of a statement to know it again. */
final class SqlExcerpt {
    private static final int SHOWN = 100;

    private SqlExcerpt() {}

    /** {@return its beginning, in one line} */
    static String of(String sql) {
        String line =
                sql.substring(0, Math.min(sql.length(), 4 * SHOWN)).strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN && sql.length() <= 4 * SHOWN
                ? line
                : line.substring(0, Math.min(SHOWN, line.length())) + "…";
    }
}
