package dev.libsqlctl.hrana.proto;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a statement gave (Hrana 3, "Statement results").
 *
 * @param cols the columns, empty if the statement returns no rows
 * @param rows each has one value per column
 * @param affectedRowCount meaningful for INSERT, UPDATE and DELETE only
 * @param lastInsertRowid the connection's last rowid, or null; meaningful after an INSERT that inserted
 */
public record StmtResult(List<Col> cols, List<List<Value>> rows, long affectedRowCount, Long lastInsertRowid) {
    /** Copies the lists. */
    public StmtResult {
        cols = List.copyOf(cols);
        rows = List.copyOf(rows);
    }

    /** {@return {@code lastInsertRowid}, empty if the server gave none} */
    public OptionalLong lastInsertRowidIfAny() {
        return lastInsertRowid == null ? OptionalLong.empty() : OptionalLong.of(lastInsertRowid);
    }
}
