package dev.libsqlctl.target;

import dev.libsqlctl.jdbc.TransactionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads rows as they are. Not safe for use by several threads. */
@FunctionalInterface
public interface RowReader {
    /**
     * Reads the row that the result is at.
     *
     * @param values gets a {@link Long}, {@link Double}, {@link String}, byte array or null for each column
     * @throws SQLException when it cannot be read
     */
    void read(Object[] values) throws SQLException;

    /** {@return what reads the rows of a result} */
    static RowReader of(ResultSet rows) throws SQLException {
        Statement statement = rows.getStatement();
        // Asked in this way, a server's rows load nothing of SQLite's driver.
        return statement.getConnection().isWrapperFor(TransactionState.class)
                ? values -> read(rows, values)
                : FileRowReader.of(statement);
    }

    private static void read(ResultSet rows, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = rows.getObject(i + 1);
            values[i] = value instanceof Integer number ? Long.valueOf(number) : value;
        }
    }
}
