package dev.libsqlctl.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** How many rows each statement of a batch changed, as far as it has come (JDBC 4.3, section 14.1). */
final class BatchCounts {
    private final long[] counts;
    private int done;

    BatchCounts(int size) {
        this.counts = new long[size];
    }

    void add(long count) {
        counts[done++] = count;
    }

    /** {@return how many statements have been executed} */
    int done() {
        return done;
    }

    long[] all() {
        return counts;
    }

    /** {@return the failure of a statement in a transaction that goes on: those before it have been executed} */
    BatchUpdateException broken(SQLException failure) {
        return exception(position() + " failed: ", failure, Arrays.copyOf(counts, done));
    }

    /** {@return the failure of a batch of which nothing stays} */
    BatchUpdateException rolledBack(SQLException failure) {
        long[] failed = new long[counts.length];
        Arrays.fill(failed, Statement.EXECUTE_FAILED);
        return exception(position() + " failed, and the whole batch is rolled back: ", failure, failed);
    }

    /** {@return the failure of a batch that may have been committed} */
    BatchUpdateException unknown(SQLException failure) {
        return exception("Whether the batch was committed is unknown: ", failure, new long[0]);
    }

    private String position() {
        return done < counts.length
                ? "Statement " + (done + 1) + " of " + counts.length + " in the batch"
                : "The commit of the batch";
    }

    private static BatchUpdateException exception(String what, SQLException failure, long[] counts) {
        return new BatchUpdateException(
                what + failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), counts, failure);
    }
}
