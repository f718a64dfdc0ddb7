package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.util.Arrays;
import java.util.List;

/**
 * An INSERT of one row of parameters and literals, which can be written for many rows at once: {@code INSERT INTO t (a, b) VALUES (?, 1)}.
 */
final class InsertTemplate {
    /** Measured: more make a statement no faster. */
    private static final int MAX_ROWS = 1_000;

    /** As many as of single statements, so that the keys are not more than the server sends at once. */
    private static final int MAX_ROWS_WITH_KEYS = 5_000;

    private final String table;
    private final String head;
    private final String row;
    private final String returning;
    private final int[] numbers;
    private final List<Value[]> rows;
    private final int rowsPerStatement;
    private String fullText;

    private InsertTemplate(InsertReader reader, String returning, List<Value[]> rows) {
        this.table = reader.table();
        this.head = reader.head();
        this.row = reader.row();
        this.returning = returning;
        this.numbers = reader.numbers();
        this.rows = rows;
        int byParameters = numbers.length == 0 ? MAX_ROWS : ParameterNumbering.MAXIMUM / numbers.length;
        this.rowsPerStatement = Math.max(1, Math.min(MAX_ROWS, byParameters));
    }

    /** {@return the insert that the batch repeats; null if it is none, or too short to gain by it} */
    static InsertTemplate of(BatchEntries entries) {
        if (!(entries instanceof BatchEntries.Rows batch) || batch.size() < MultiRowInsert.WORTHWHILE) {
            return null;
        }
        InsertReader reader = new InsertReader(batch.statement().written());
        return reader.read() ? new InsertTemplate(reader, batch.statement().returningClause(), batch.rows()) : null;
    }

    /** {@return the name of the table, without quotes} */
    String table() {
        return table;
    }

    int size() {
        return rows.size();
    }

    int rowsPerStatement() {
        return rowsPerStatement;
    }

    int rowsPerRequest() {
        return returning.isEmpty() ? Integer.MAX_VALUE : MAX_ROWS_WITH_KEYS;
    }

    /** {@return the insert of these rows} */
    Stmt insert(int from, int to) {
        Value[] args = new Value[(to - from) * numbers.length];
        int next = 0;
        for (Value[] values : rows.subList(from, to)) {
            for (int number : numbers) {
                args[next++] = values[number - 1];
            }
        }
        return Stmt.of(text(to - from)).withArgs(Arrays.asList(args));
    }

    /** {@return about how many bytes a row takes in a request} */
    long size(int index) {
        long size = row.length();
        for (Value value : rows.get(index)) {
            size += RequestSize.of(value);
        }
        return size;
    }

    /** Most statements are full ones, whose text is made once; but a row of long literals never fills one. */
    private String text(int count) {
        if (count < rowsPerStatement) {
            return newText(count);
        }
        fullText = fullText == null ? newText(count) : fullText;
        return fullText;
    }

    private String newText(int count) {
        StringBuilder text = new StringBuilder(head.length() + count * (row.length() + 1)).append(head);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append(row);
        }
        return text.append(returning).toString();
    }
}
