package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement as it is written, and as it is sent: with a RETURNING clause where generated keys are wished for. Not every table has the
 * key that is asked for without a name; when the server says so, it has executed nothing, and the statement is sent as it is written from
 * then on.
 */
final class KeyedStatement {
    private final SqlTemplate written;
    private final GeneratedKeys keys;
    private SqlTemplate sent;

    /**
     * Adds what the wish needs.
     *
     * @throws SQLException if the statement has rows of its own, which leave no room for the columns wished
     */
    KeyedStatement(SqlTemplate written, GeneratedKeys keys) throws SQLException {
        this.written = written;
        this.keys = keys;
        this.sent = keys.applyTo(written);
    }

    SqlTemplate written() {
        return written;
    }

    /** {@return what the words of the statement tell, as it is written} */
    SqlOutline outline() {
        return written.outline();
    }

    /** {@return the statement to send, with its values} */
    Stmt bind(Value[] values) throws SQLException {
        return sent.bind(values);
    }

    /** {@return whether the rows that come back are keys} */
    boolean returnsKeys() {
        return sent != written;
    }

    /** {@return what is sent after what is written} */
    String returningClause() {
        return returnsKeys() ? keys.clause() : "";
    }

    /** {@return whether the refusal means that there are no such keys} The statement is then to be sent again. */
    boolean goesOnWithoutKeys(SQLException refusal) {
        boolean absent = returnsKeys() && keys.areAbsent(refusal);
        if (absent) {
            sent = written;
        }
        return absent;
    }

    /** {@return the keys among the rows that came back} */
    List<List<Value>> keys(List<List<Value>> rows, Long lastInsertRowid) throws SQLException {
        return keys.project(rows, written.outline().mayUpdateInstead() ? null : lastInsertRowid);
    }

    /** {@return the columns of the keys} */
    List<Col> keyColumns(List<Col> columns) throws SQLException {
        return keys.projectColumns(columns);
    }
}
