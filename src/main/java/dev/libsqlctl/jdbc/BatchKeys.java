package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects the generated keys of the executions of a batch. */
final class BatchKeys {
    private final KeyedStatement statement;
    private final List<List<Value>> rows = new ArrayList<>();
    private List<Col> columns;

    private BatchKeys(KeyedStatement statement) {
        this.statement = statement;
    }

    /** {@return the keys of the batch, of which none have come yet} */
    static BatchKeys of(BatchEntries entries) {
        boolean returned =
                entries instanceof BatchEntries.Rows batch && batch.statement().returnsKeys();
        return new BatchKeys(returned ? ((BatchEntries.Rows) entries).statement() : null);
    }

    /** Takes the keys from what an execution gave. */
    void add(StmtResult result) throws SQLException {
        if (statement != null) {
            columns = columns == null ? statement.keyColumns(result.cols()) : columns;
            rows.addAll(statement.keys(result.rows(), result.lastInsertRowid()));
        }
    }

    /** {@return whether the refusal of the first execution means that there are no such keys} The batch is then to be run again. */
    boolean goOnWithout(SQLException refusal) {
        return statement != null && statement.goesOnWithoutKeys(refusal);
    }

    /** {@return the keys; null if there are none} */
    RowSource rows() {
        return columns == null ? null : new ListRows(columns, rows);
    }
}
