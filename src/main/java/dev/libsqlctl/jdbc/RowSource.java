package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.List;

/** The rows of a result, one after the other. Not thread-safe: the connection's lock is held while it is used. */
interface RowSource extends AutoCloseable {
    /** {@return the columns, known before the first row} */
    List<Col> columns();

    /**
     * {@return the next row, null at the end of a result that is whole}
     *
     * @throws SQLException if the result breaks off: what was read before is then not the whole
     */
    List<Value> next() throws SQLException;

    /** Gives up the rows not read yet. Closing again does nothing. Never throws. */
    @Override
    void close();
}
