package dev.libsqlctl.backup.restore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement on its way to the server: one of the dump, or the rows of many put together. */
final class LoadStatement {
    /** More rows make it no faster; the server's parser takes up to sixty times the memory of a text of short rows. */
    private static final int ROWS = 500;

    /** The driver remembers what it has found out about texts of up to 65,536 characters. */
    private static final int CHARACTERS = 64_000;

    private final ServerStatement first;
    private final StringBuilder sql;
    private long[] lines = new long[1];
    private int[] ends = new int[1];
    private int parts;

    LoadStatement(ServerStatement first) {
        this.first = first;
        this.sql = new StringBuilder(first.sql());
        note(first);
    }

    /** {@return whether the rows of another statement were put behind these} */
    boolean add(ServerStatement next) {
        boolean fits = parts < ROWS && sql.length() + (long) next.sql().length() < CHARACTERS;
        if (!fits || !hasHeadOf(next)) {
            return false;
        }
        sql.append(',').append(next.sql(), next.row(), next.sql().length());
        note(next);
        return true;
    }

    /** The same table, the same columns, the same conflict clause. */
    private boolean hasHeadOf(ServerStatement next) {
        return first.row() >= 0 && first.row() == next.row() && first.sql().regionMatches(0, next.sql(), 0, next.row());
    }

    private void note(ServerStatement statement) {
        if (parts == lines.length) {
            lines = Arrays.copyOf(lines, 2 * parts);
            ends = Arrays.copyOf(ends, 2 * parts);
        }
        lines[parts] = statement.line();
        ends[parts++] = sql.length();
    }

    String sql() {
        return sql.toString();
    }

    int length() {
        return sql.length();
    }

    /** {@return how many statements of the dump it is} */
    int parts() {
        return parts;
    }

    boolean hasRows() {
        return first.row() >= 0;
    }

    /** {@return where in the dump it begins} */
    long line() {
        return first.line();
    }

    /** {@return the statements of the dump that it was put together of} */
    List<LoadStatement> single() {
        List<LoadStatement> single = new ArrayList<>();
        String text = sql();
        for (int i = 0; i < parts; i++) {
            int begin = i == 0 ? first.row() : ends[i - 1] + 1;
            String statement = parts == 1 ? text : text.substring(0, first.row()) + text.substring(begin, ends[i]);
            single.add(new LoadStatement(
                    new ServerStatement(first.effect(), first.table(), statement, first.row(), lines[i])));
        }
        return single;
    }
}
