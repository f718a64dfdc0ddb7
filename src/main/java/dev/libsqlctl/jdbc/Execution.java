package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One execution of a statement with its values.
 *
 * @param stmt what is sent
 * @param outline of what is sent
 * @param keys what was wished of it
 */
record Execution(Stmt stmt, SqlOutline outline, GeneratedKeys keys) {
    /** {@return the outcome, and the keys apart from it} */
    Result run(DatabaseSession session, RunOptions options) throws SQLException {
        Outcome outcome = session.execute(stmt, options);
        if (!outline.changesRows() || keys == GeneratedKeys.NONE) {
            return new Result(outcome, null);
        }
        if (keys.returning().isEmpty()) {
            return new Result(outcome, rowid(outcome));
        }
        try (RowSource rows = outcome.rows()) {
            List<List<Value>> all = new ArrayList<>();
            for (List<Value> row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
            RowSource projected = new ListRows(keys.projectColumns(rows.columns()), keys.project(all));
            return new Result(new Outcome(null, all.size(), outcome.lastInsertRowid()), projected);
        }
    }

    private RowSource rowid(Outcome outcome) {
        return outline.setsRowid(outcome.updateCount(), outcome.lastInsertRowid())
                ? KeyRows.ofRowids(List.of(outcome.lastInsertRowid()))
                : KeyRows.none();
    }

    /**
     * What an execution gave.
     *
     * @param keys null if none were wished
     */
    record Result(Outcome outcome, RowSource keys) {}
}
