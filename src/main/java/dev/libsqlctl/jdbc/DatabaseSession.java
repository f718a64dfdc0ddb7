package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.DescribeResult;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import java.sql.SQLException;

/**
 * The server's side of one connection: its stream, its transaction, and who may use them when. Thread-safe: one request at a time.
 */
final class DatabaseSession implements AutoCloseable {
    private final HranaClient client;
    private final HranaStream stream;

    DatabaseSession(ConnectionSettings settings) {
        this.client = HranaClient.open(settings.endpoint(), settings.timeouts());
        this.stream = client.openStream();
    }

    /** {@return what the statement gave} In the transaction that is open, or that begins with it if auto-commit is off. */
    Outcome execute(Stmt stmt, RunOptions options) throws SQLException {
        try {
            StmtResult result = stream.execute(stmt);
            return result.cols().isEmpty()
                    ? new Outcome(null, result.affectedRowCount(), result.lastInsertRowid())
                    : new Outcome(new ListRows(result.cols(), result.rows()), -1, result.lastInsertRowid());
        } catch (HranaException e) {
            throw SqlErrors.of(e);
        }
    }

    /** {@return what the steps gave, their errors included} In the transaction that is open, or that begins with it if auto-commit is off. */
    BatchResult batch(Batch batch, RunOptions options) throws SQLException {
        try {
            return stream.batch(batch);
        } catch (HranaException e) {
            throw SqlErrors.of(e);
        }
    }

    /** {@return what the statement is} Nothing is executed. */
    DescribeResult describe(String sql) throws SQLException {
        try {
            return stream.describe(sql);
        } catch (HranaException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public void close() {
        stream.close();
        client.close();
    }
}
