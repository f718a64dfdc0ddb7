package dev.libsqlctl.jdbc;

import java.time.Duration;

/**
 * How a statement is to be executed.
 *
 * @param owner who may cancel it: the {@link java.sql.Statement}
 * @param timeout of the query; zero for none but the network time-out of the connection
 * @param fetchSize the wish of {@link java.sql.Statement#setFetchSize}; 0 leaves it to the driver
 * @param maxRows after which the rest of the rows is dropped; 0 for no limit
 */
record RunOptions(Object owner, Duration timeout, int fetchSize, long maxRows) {
    /** {@return these, with what the connection was opened with where the statement says nothing} */
    RunOptions orElse(ConnectionSettings settings) {
        if (owner == null) {
            return this;
        }
        return new RunOptions(
                owner,
                timeout.isZero() ? settings.queryTimeout() : timeout,
                fetchSize == 0 ? settings.fetchSize() : fetchSize,
                maxRows);
    }

    /** {@return these, for rows of which none may be missing} */
    RunOptions withAllRows() {
        return new RunOptions(owner, timeout, fetchSize, 0);
    }

    /** {@return no limits, for what the driver itself asks} */
    static RunOptions internal() {
        return new RunOptions(null, Duration.ZERO, 0, 0);
    }
}
