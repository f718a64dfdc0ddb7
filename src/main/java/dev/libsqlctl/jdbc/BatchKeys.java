package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects the generated keys of the statements of a batch. */
final class BatchKeys {
    private final GeneratedKeys wish;
    private final List<Long> rowids = new ArrayList<>();
    private final List<List<Value>> rows = new ArrayList<>();
    private List<Col> columns;

    BatchKeys(GeneratedKeys wish) {
        this.wish = wish;
    }

    /** {@return whether there is something to collect} */
    boolean wished() {
        return wish != GeneratedKeys.NONE;
    }

    /** {@return how many rows the statement changed} */
    long add(StmtResult result, SqlOutline outline) throws SQLException {
        if (!wished() || !outline.changesRows()) {
            return result.affectedRowCount();
        }
        if (wish.returning().isEmpty()) {
            if (outline.setsRowid(result.affectedRowCount(), result.lastInsertRowid())) {
                rowids.add(result.lastInsertRowid());
            }
            return result.affectedRowCount();
        }
        columns = columns == null ? wish.projectColumns(result.cols()) : columns;
        rows.addAll(wish.project(result.rows()));
        return result.rows().size();
    }

    /** {@return the keys; null if none were wished} */
    RowSource rows() {
        if (!wished()) {
            return null;
        }
        return columns == null ? KeyRows.ofRowids(rowids) : new ListRows(columns, rows);
    }
}
