package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.Cursor;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.Patience;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.List;
import java.util.Optional;

/** Rows as a cursor brings them: any number of them, a buffer at a time. */
final class CursorRows implements RowSource {
    private final Cursor cursor;
    private final int step;
    private final Patience patience;
    private final Runnable afterwards;
    private List<Col> columns;
    private SQLException failure;
    private boolean closed;

    private CursorRows(Cursor cursor, int step, Patience patience, Runnable afterwards) {
        this.cursor = cursor;
        this.step = step;
        this.patience = patience;
        this.afterwards = afterwards;
    }

    /**
     * {@return the rows of one step of a batch, from its first on}
     *
     * @param step the last of the batch; those before it must succeed
     * @param patience of the reader, which another thread may give up
     * @param afterwards run once when the cursor is closed, which is not later than after its last row: to close a stream that is its own
     * @throws SQLException if a step failed, or the last one was not executed; the cursor is closed then
     */
    static CursorRows open(Cursor cursor, int step, Patience patience, Runnable afterwards) throws SQLException {
        CursorRows rows = new CursorRows(cursor, step, patience, afterwards);
        rows.columns = rows.begin();
        return rows;
    }

    @Override
    public List<Col> columns() {
        return columns;
    }

    @Override
    public List<Value> next() throws SQLException {
        if (failure != null) {
            throw failure;
        }
        if (closed) {
            return null;
        }
        CursorEntry entry = entry();
        if (entry instanceof CursorEntry.Row row) {
            if (row.values().size() != columns.size()) {
                throw fail(new SQLException(
                        "A row has " + row.values().size() + " values for " + columns.size() + " columns", "08P01"));
            }
            return row.values();
        }
        finish(entry);
        return null;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cursor.close();
            afterwards.run();
        }
    }

    private List<Col> begin() throws SQLException {
        CursorEntry entry = entry();
        while (entry != null && !(entry instanceof CursorEntry.StepError)) {
            if (entry instanceof CursorEntry.StepBegin begin && begin.step() == step) {
                return begin.cols();
            }
            entry = entry();
        }
        finish(entry);
        throw fail(new SQLTransactionRollbackException(
                "The statement was not executed: the transaction that it belonged to is gone", "40001"));
    }

    /** Reads to the end, which leaves the connection to the next request. */
    private void finish(CursorEntry last) throws SQLException {
        CursorEntry entry = last;
        SQLException error = null;
        while (entry != null) {
            if (entry instanceof CursorEntry.StepError stepError && error == null) {
                error = SqlErrors.of(ServerException.of(stepError.error()));
            }
            entry = entry();
        }
        if (error != null) {
            throw fail(error);
        }
        close();
    }

    /** {@return the next entry, null at the end} */
    private CursorEntry entry() throws SQLException {
        try {
            Optional<CursorEntry> entry = cursor.next();
            return entry.orElse(null);
        } catch (HranaException e) {
            throw fail(
                    patience.isGivenUp()
                            ? SqlState.CANCELLED.exception("The reading of the result was cancelled", 0, e)
                            : SqlErrors.ofReading(e));
        }
    }

    private SQLException fail(SQLException newFailure) {
        failure = newFailure;
        close();
        return newFailure;
    }
}
