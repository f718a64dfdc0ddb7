package dev.libsqlctl.shell;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.target.DatabaseWords;
import dev.libsqlctl.target.Target;
import java.sql.Connection;
import java.sql.SQLException;

/** The connection to a target, and another when it had to be given up. */
final class Database implements AutoCloseable {
    private final Target target;
    private Connection connection;

    private Database(Target target, Connection connection) {
        this.target = target;
        this.connection = connection;
    }

    static Database open(Target target) throws SQLException {
        return new Database(target, target.connect());
    }

    /** {@return what it is a connection to} */
    Target target() {
        return target;
    }

    /** {@return whether the connection was left, and no other was opened since} */
    boolean isAbandoned() {
        return connection == null;
    }

    /** {@return the connection, in auto-commit} */
    Connection connection() {
        if (connection == null) {
            try {
                connection = target.connect();
            } catch (SQLException e) {
                throw new LibsqlctlException(
                        ErrorCode.DATABASE_ERROR, target.name() + ": " + DatabaseWords.of(e), null, e);
            }
        }
        return connection;
    }

    /** Leaves a connection that does not come back from what it was given; what was open on it is rolled back. */
    void abandon() {
        Connection left = connection;
        connection = null;
        Thread closing = new Thread(() -> abort(left), "abandoned connection");
        closing.setDaemon(true);
        closing.start();
    }

    private static void abort(Connection left) {
        try {
            left.abort(Runnable::run);
        } catch (SQLException e) {
            // It ends with the process.
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
