package dev.libsqlctl.migrate;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something done over a connection.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {
    /** {@return what comes of it} The connection is not to be closed, nor kept. */
    T run(Connection connection) throws SQLException;
}
