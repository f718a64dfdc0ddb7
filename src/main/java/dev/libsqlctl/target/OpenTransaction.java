package dev.libsqlctl.target;

import dev.libsqlctl.jdbc.TransactionState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The transaction that statements may have begun on a connection in auto-commit. */
public final class OpenTransaction {
    private static final String WITHIN = "within a transaction";

    private OpenTransaction() {}

    /** {@return whether there is one} Asks a server nothing. */
    public static boolean isOpen(Connection connection) throws SQLException {
        return connection.isWrapperFor(TransactionState.class)
                ? connection.unwrap(TransactionState.class).isTransactionOpen()
                : refusesBegin(connection);
    }

    /**
     * Leaves a transaction that the server took away, so that statements run again.
     *
     * @return whether there was one
     */
    public static boolean leaveLost(Connection connection) throws SQLException {
        boolean lost = connection.isWrapperFor(TransactionState.class)
                && connection.unwrap(TransactionState.class).isTransactionLost();
        if (lost) {
            connection.rollback();
        }
        return lost;
    }

    /** SQLite's driver does not tell, and SQLite refuses a BEGIN within a transaction. One outside takes no lock. */
    private static boolean refusesBegin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("ROLLBACK");
            return false;
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(WITHIN)) {
                return true;
            }
            throw e;
        }
    }
}
