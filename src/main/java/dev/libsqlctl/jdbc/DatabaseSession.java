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
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The server's side of one connection: its stream, its transaction, and who may use them when. Thread-safe: one request at a time.
 */
final class DatabaseSession implements AutoCloseable {
    private final HranaClient client;
    private final HranaStream stream;
    private boolean autoCommit = true;

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

    void login(Duration timeout) throws SQLException {
        try {
            stream.autocommit();
        } catch (HranaException e) {
            throw SqlErrors.of(e);
        }
    }

    boolean autoCommit() {
        return autoCommit;
    }

    void setAutoCommit(boolean wanted) throws SQLException {
        if (wanted == autoCommit) {
            return;
        }
        if (wanted) {
            run("COMMIT");
        } else {
            run("BEGIN");
        }
        autoCommit = wanted;
    }

    void commit() throws SQLException {
        run("COMMIT");
        run("BEGIN");
    }

    void rollback() throws SQLException {
        run("ROLLBACK");
        run("BEGIN");
    }

    LibsqlSavepoint setSavepoint(String nameOrNull) throws SQLException {
        LibsqlSavepoint savepoint = new LibsqlSavepoint(1, nameOrNull, nameOrNull == null ? "1" : nameOrNull);
        run("SAVEPOINT " + savepoint.quoted());
        return savepoint;
    }

    void rollbackTo(LibsqlSavepoint savepoint) throws SQLException {
        run("ROLLBACK TO " + savepoint.quoted());
    }

    void release(LibsqlSavepoint savepoint) throws SQLException {
        run("RELEASE " + savepoint.quoted());
    }

    boolean isAlive(Duration timeout) {
        return true;
    }

    boolean readOnly() {
        return false;
    }

    void setReadOnly(boolean readOnly) {}

    void setReadTimeout(Duration timeout) {}

    Duration readTimeout() {
        return Duration.ofSeconds(30);
    }

    void cancel(Object owner) {}

    void abort(Executor executor) {
        executor.execute(this::close);
    }

    private void run(String sql) throws SQLException {
        execute(Stmt.of(sql), RunOptions.internal());
    }

    @Override
    public void close() {
        stream.close();
        client.close();
    }
}
