package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;

/** The rows of a {@link RowSource}, forward only and read only. Not thread-safe, but for {@link #close} and {@link #isClosed}. */
final class LibsqlResultSet extends ValueGetters {
    private final Statement statement;
    private final RowSource rows;
    private final FieldLimit limit;
    private ColumnLabels labels;
    private LibsqlResultSetMetaData metaData;
    private List<Value> current;
    private List<Value> ahead;
    private boolean ended;
    private int row;
    private boolean wasNull;
    private int fetchSize;
    private volatile boolean closed;

    /**
     * Makes a result that stands before its first row.
     *
     * @param statement that gave the rows, and is told of the end if it is a {@link ResultSetOwner}; null for a result of the driver's own
     * @param rows closed with this result, or when they have been read
     */
    LibsqlResultSet(Statement statement, RowSource rows) throws SQLException {
        this.statement = statement;
        this.rows = rows;
        this.limit = FieldLimit.of(statement);
        this.fetchSize = statement == null ? 0 : statement.getFetchSize();
    }

    @Override
    public boolean next() throws SQLException {
        requireOpen();
        current = ahead == null ? read() : ahead;
        ahead = null;
        if (current != null) {
            row = row == Integer.MAX_VALUE ? row : row + 1;
        }
        return current != null;
    }

    @Override
    public void close() throws SQLException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        rows.close();
        if (statement instanceof ResultSetOwner owner) {
            owner.resultSetClosed(this);
        }
    }

    /** {@return whether it was closed, or its statement, or their connection} */
    @Override
    public boolean isClosed() throws SQLException {
        return closed || statement != null && statement.isClosed();
    }

    @Override
    public boolean wasNull() throws SQLException {
        requireOpen();
        return wasNull;
    }

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        requireOpen();
        if (labels == null) {
            labels = new ColumnLabels(rows.columns());
        }
        return labels.indexOf(columnLabel);
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        if (metaData == null) {
            metaData = new LibsqlResultSetMetaData(rows.columns(), this::sample);
        }
        return metaData;
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        requireOpen();
        return row == 0 && !ended && hasNext();
    }

    @Override
    public boolean isFirst() throws SQLException {
        requireOpen();
        return row == 1 && current != null;
    }

    @Override
    public boolean isLast() throws SQLException {
        requireOpen();
        return current != null && !hasNext();
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        requireOpen();
        return row > 0 && current == null;
    }

    /** {@return the number of the row, 0 before the first and after the last; it stops at {@link Integer#MAX_VALUE}} */
    @Override
    public int getRow() throws SQLException {
        requireOpen();
        return current == null ? 0 : row;
    }

    @Override
    public Statement getStatement() throws SQLException {
        requireOpen();
        return statement;
    }

    @Override
    public int getType() throws SQLException {
        requireOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() throws SQLException {
        requireOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public int getFetchDirection() throws SQLException {
        requireOpen();
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        requireOpen();
        if (direction != ResultSet.FETCH_FORWARD) {
            throw SqlErrors.unsupported("Another direction than FETCH_FORWARD");
        }
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    /** Takes note of the wish: how the rows arrive was decided when the statement was executed. */
    @Override
    public void setFetchSize(int rowCount) throws SQLException {
        requireOpen();
        if (rowCount < 0) {
            throw new SQLException("A fetch size cannot be negative", "22023");
        }
        fetchSize = rowCount;
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
    }

    @Override
    Value value(int columnIndex) throws SQLException {
        requireOpen();
        if (current == null) {
            throw new SQLException(
                    row == 0 ? "There is no current row before next()" : "There is no row after the last", "24000");
        }
        if (columnIndex < 1 || columnIndex > current.size()) {
            throw new SQLException(
                    "There is no column " + columnIndex + ": the result has the columns 1 to " + current.size(),
                    "07009");
        }
        Value value = current.get(columnIndex - 1);
        wasNull = value instanceof Value.Null;
        return limit.apply(value);
    }

    /** {@return the row that tells what type an expression has: the current one, before the first that one; null if there is none} */
    private List<Value> sample() throws SQLException {
        boolean first = row == 0 && !closed && hasNext();
        return first ? ahead : current;
    }

    private boolean hasNext() throws SQLException {
        if (ahead == null) {
            ahead = read();
        }
        return ahead != null;
    }

    private List<Value> read() throws SQLException {
        List<Value> next = ended ? null : rows.next();
        if (next == null && !ended) {
            ended = true;
            rows.close();
        }
        return next;
    }

    private void requireOpen() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.closed("result set");
        }
    }
}
