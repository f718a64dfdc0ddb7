package dev.libsqlctl.sql;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Takes a text of SQL apart as it comes: a statement is there as soon as its semicolon was read, however long the text is. Not safe for use by several threads. */
public final class StatementReader {
    private final Reader text;
    private final StatementEnds ends = new StatementEnds();
    private final StringBuilder statement = new StringBuilder();
    private final char[] buffer = new char[8192];
    private int next;
    private int limit;
    private long line;
    private long begun;

    /** @param text read in pieces, and not closed */
    public StatementReader(Reader text) {
        this(text, 1);
    }

    /**
     * @param text read in pieces, and not closed
     * @param firstLine the number of its first line, where it is part of a larger one
     */
    public StatementReader(Reader text, long firstLine) {
        this.text = text;
        this.line = firstLine;
    }

    /**
     * {@return the next statement; empty at the end of the text} The last one may lack its semicolon, or any other end.
     *
     * @throws IOException if the text cannot be read
     */
    public Optional<SqlStatement> next() throws IOException {
        statement.setLength(0);
        while (next < limit || more()) {
            char c = buffer[next++];
            boolean before = ends.isBetweenStatements();
            boolean ended = ends.see(c);
            take(c, before);
            line += c == '\n' ? 1 : 0;
            if (ended && !statement.isEmpty()) {
                return Optional.of(new SqlStatement(begun, statement.toString()));
            }
        }
        boolean anything = !ends.isBetweenStatements() && !statement.isEmpty();
        return anything
                ? Optional.of(new SqlStatement(begun, statement.toString().stripTrailing()))
                : Optional.empty();
    }

    private boolean more() throws IOException {
        next = 0;
        limit = Math.max(text.read(buffer), 0);
        return limit > 0;
    }

    /** What stands between statements belongs to none: comments, blanks, lone semicolons. A dash or slash that may begin a comment is seen as one until the next character. */
    private void take(char c, boolean betweenBefore) {
        boolean between = betweenBefore && ends.isBetweenStatements();
        if (between && !ends.isAtSign()) {
            statement.setLength(0);
            return;
        }
        if (statement.isEmpty()) {
            begun = line;
        }
        statement.append(c);
    }
}
