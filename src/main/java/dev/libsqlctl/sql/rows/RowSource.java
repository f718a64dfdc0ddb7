package dev.libsqlctl.sql.rows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of a file from its beginning to its end. Not safe for use by several threads. */
interface RowSource extends AutoCloseable {
    /** {@return the names of the columns that are known before the first row was read} */
    List<String> columns();

    /** {@return the next row; empty at the end} */
    Optional<Row> next() throws IOException;

    @Override
    void close() throws IOException;
}
