package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows that come from the stream of the connection, which takes nothing else meanwhile, until they are detached from it. Thread-safe: one
 * thread may detach what another one reads.
 */
final class DetachableRows implements RowSource {
    private RowSource rows;
    private SQLException broken;

    DetachableRows(RowSource rows) {
        this.rows = rows;
    }

    @Override
    public synchronized List<Col> columns() {
        return rows.columns();
    }

    @Override
    public synchronized List<Value> next() throws SQLException {
        if (broken != null) {
            throw broken;
        }
        return rows.next();
    }

    @Override
    public synchronized void close() {
        rows.close();
    }

    /** Reads what is left aside. When this returns, the stream is free. A failure is for who reads the rows, not for the caller. */
    synchronized void detach() {
        if (!(rows instanceof SpilledRows)) {
            rows = SpilledRows.restOf(rows, SpilledRows.MEMORY_BYTES);
        }
    }

    /** Ends the reading before the rows are. Who reads on is told why. */
    synchronized void breakOff(SQLException why) {
        if (broken == null && !(rows instanceof SpilledRows)) {
            broken = why;
            rows.close();
        }
    }
}
