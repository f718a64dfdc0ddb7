package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.base.AbstractStatement;
import java.sql.SQLException;
import java.time.Duration;

/** The limits and wishes that hold for every execution of a statement. */
abstract class StatementSettings extends AbstractStatement {
    private long maxRows;
    private int maxFieldSize;
    private int queryTimeout;
    private int fetchSize;
    private boolean poolable;
    private boolean escapeProcessing = true;

    /** {@return the settings as the session takes them} */
    final RunOptions runOptions() {
        return new RunOptions(this, Duration.ofSeconds(queryTimeout), fetchSize, maxRows);
    }

    /** {@return the text without JDBC's escapes, unless they are switched off} */
    final String withoutEscapes(String sql) throws SQLException {
        return escapeProcessing ? EscapeSyntax.translate(sql) : sql;
    }

    @Override
    public int getMaxRows() throws SQLException {
        return (int) Math.min(Integer.MAX_VALUE, getLargeMaxRows());
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        setLargeMaxRows(max);
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        requireOpen();
        return maxRows;
    }

    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        requireOpen();
        maxRows = requireNotNegative("maximum of rows", max);
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        requireOpen();
        return maxFieldSize;
    }

    @Override
    public void setMaxFieldSize(int max) throws SQLException {
        requireOpen();
        maxFieldSize = (int) requireNotNegative("maximum field size", max);
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        requireOpen();
        return queryTimeout;
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        requireOpen();
        queryTimeout = (int) requireNotNegative("query time-out", seconds);
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        requireOpen();
        fetchSize = (int) requireNotNegative("fetch size", rows);
    }

    @Override
    public boolean isPoolable() throws SQLException {
        requireOpen();
        return poolable;
    }

    @Override
    public void setPoolable(boolean wished) throws SQLException {
        requireOpen();
        poolable = wished;
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        requireOpen();
        escapeProcessing = enable;
    }

    private static long requireNotNegative(String what, long value) throws SQLException {
        if (value < 0) {
            throw StatementErrors.invalid("A " + what + " of " + value + " is negative");
        }
        return value;
    }
}
