package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One execution of a statement with its values.
 *
 * @param values by number; null where none was set
 */
record Execution(KeyedStatement statement, Value[] values) {
    /** {@return what the words of the statement tell, as it is written} */
    SqlOutline outline() {
        return statement.outline();
    }

    /** {@return the outcome, and the keys apart from it} */
    Result run(DatabaseSession session, RunOptions options) throws SQLException {
        if (!statement.returnsKeys()) {
            return new Result(session.execute(statement.bind(values), options), null);
        }
        Outcome outcome;
        try {
            outcome = session.execute(statement.bind(values), options.withAllRows());
        } catch (SQLException e) {
            if (statement.goesOnWithoutKeys(e)) {
                return run(session, options);
            }
            throw e;
        }
        return withKeys(outcome);
    }

    private Result withKeys(Outcome outcome) throws SQLException {
        try (RowSource returned = outcome.rows()) {
            List<List<Value>> all = new ArrayList<>();
            for (List<Value> row = returned.next(); row != null; row = returned.next()) {
                all.add(row);
            }
            RowSource keys = new ListRows(
                    statement.keyColumns(returned.columns()), statement.keys(all, outcome.lastInsertRowid()));
            return new Result(new Outcome(null, outcome.updateCount(), outcome.lastInsertRowid()), keys);
        }
    }

    /**
     * What an execution gave.
     *
     * @param keys null if there are none
     */
    record Result(Outcome outcome, RowSource keys) {}
}
