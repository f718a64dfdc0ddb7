package dev.libsqlctl.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/** What the last execution of a statement gave, of which there is at most one result set or count. */
final class StatementResults {
    private final Statement statement;
    private LibsqlResultSet resultSet;
    private long updateCount = -1;
    private LibsqlResultSet keys;

    StatementResults(Statement statement) {
        this.statement = statement;
    }

    /** Closes what the execution before gave. */
    void clear() throws SQLException {
        LibsqlResultSet formerResult = resultSet;
        LibsqlResultSet formerKeys = keys;
        resultSet = null;
        keys = null;
        updateCount = -1;
        if (formerResult != null) {
            formerResult.close();
        }
        if (formerKeys != null) {
            formerKeys.close();
        }
    }

    /** {@return whether there are rows} */
    boolean accept(Outcome outcome) throws SQLException {
        resultSet = outcome.rows() == null ? null : new LibsqlResultSet(statement, outcome.rows());
        updateCount = resultSet == null ? outcome.updateCount() : -1;
        return resultSet != null;
    }

    void acceptKeys(RowSource rows) throws SQLException {
        keys = rows == null ? null : new LibsqlResultSet(statement, rows);
    }

    LibsqlResultSet resultSet() {
        return resultSet;
    }

    long updateCount() {
        return updateCount;
    }

    /** {@return the generated keys; without rows if none were wished or made} */
    LibsqlResultSet keys() throws SQLException {
        if (keys == null) {
            keys = new LibsqlResultSet(statement, RowidKeys.none());
        }
        return keys;
    }

    /** Goes past the only result; a result set that is kept is the caller's to close. */
    void advance(int current) throws SQLException {
        boolean kept = current == Statement.KEEP_CURRENT_RESULT;
        if (!kept && current != Statement.CLOSE_CURRENT_RESULT && current != Statement.CLOSE_ALL_RESULTS) {
            throw StatementErrors.invalid("There is no way " + current + " to treat the current result");
        }
        LibsqlResultSet former = resultSet;
        resultSet = null;
        updateCount = -1;
        if (former != null && !kept) {
            former.close();
        }
    }
}
