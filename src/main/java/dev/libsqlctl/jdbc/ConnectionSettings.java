package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.Timeouts;
import java.time.Duration;

/**
 * What a connection is made of, after URL and properties have been read.
 *
 * @param queryTimeout of statements that set none; zero for no limit
 * @param fetchSize of statements that set none; 0 leaves it to the driver
 * @param readOnly whether the connection begins read-only
 */
record ConnectionSettings(
        Endpoint endpoint,
        Timeouts timeouts,
        Duration queryTimeout,
        int fetchSize,
        TransactionMode transactionMode,
        boolean readOnly) {
    ConnectionSettings withTimeouts(Timeouts newTimeouts) {
        return new ConnectionSettings(endpoint, newTimeouts, queryTimeout, fetchSize, transactionMode, readOnly);
    }
}
