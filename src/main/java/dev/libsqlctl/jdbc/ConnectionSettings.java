package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.Timeouts;

/**
 * What a connection is made of, after URL and properties have been read.
 *
 * @param fetchSize of statements that set none; 0 leaves it to the driver
 */
record ConnectionSettings(Endpoint endpoint, Timeouts timeouts, int fetchSize, TransactionMode transactionMode) {}
