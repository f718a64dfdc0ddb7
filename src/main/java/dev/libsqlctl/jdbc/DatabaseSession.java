package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.SqlText;
import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.DescribeResult;
import dev.libsqlctl.hrana.proto.Stmt;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The server's side of one connection: its stream, its transaction, and who may use them when. Thread-safe: one request at a time.
 *
 * <p>A stream that was lost without a transaction is replaced unseen by the next request. When a transaction is lost with it, or taken
 * away by the server, nothing runs until it is rolled back here too.
 */
final class DatabaseSession implements AutoCloseable {
    private static final SqlText NO_TEXT = new SqlText("");

    private final ConnectionSettings settings;
    private final HranaClient client;
    private final HranaStream stream;
    private final SessionTransaction transaction;
    private final RequestTurns turns;
    private final Reading reading;

    DatabaseSession(ConnectionSettings settings) {
        this.settings = settings;
        this.client = HranaClient.open(settings.endpoint(), settings.timeouts());
        this.stream = client.openStream();
        this.transaction = new SessionTransaction(stream, settings.transactionMode(), settings.readOnly());
        this.turns = new RequestTurns(stream, settings.timeouts().read());
        this.reading = new Reading(client, stream, transaction, turns);
    }

    /**
     * Asks the server whether it takes the connection.
     *
     * @param limit zero for none but the read time-out
     */
    void login(Duration limit) throws SQLException {
        turns.run(null, limit, () -> {
            try {
                stream.probe();
                return null;
            } catch (HranaException e) {
                throw SqlErrors.ofLogin(e, turns.patience());
            }
        });
    }

    /** {@return what the statement gave} In the transaction that is open, or that begins with it if auto-commit is off. */
    Outcome execute(Stmt stmt, RunOptions options) throws SQLException {
        RunOptions given = options.orElse(settings);
        return turns.run(given.owner(), given.timeout(), () -> {
            SqlText text = stream.textOf(stmt.sql());
            if (transaction.isLost() && text.isRollback()) {
                transaction.rollback();
                return new Outcome(null, 0, null);
            }
            return attempt(text, () -> reading.execute(stmt, text, given));
        });
    }

    /**
     * {@return what the steps gave, their errors included} In the transaction that is open, or that begins with it if auto-commit is off.
     */
    BatchResult batch(Batch batch, RunOptions options) throws SQLException {
        RunOptions given = options.orElse(settings);
        return turns.run(given.owner(), given.timeout(), () -> {
            SqlText text = textOf(batch);
            return attempt(text, () -> transaction.batch(batch, text));
        });
    }

    /**
     * {@return what the work gave, during which nobody else uses the connection}
     *
     * @param options of the work as a whole
     */
    <T> T exclusively(RunOptions options, RequestTurns.Request<T> work) throws SQLException {
        RunOptions given = options.orElse(settings);
        return turns.run(given.owner(), given.timeout(), work);
    }

    /** {@return whether a transaction is open, or begins with the next statement} */
    boolean inTransaction() {
        return !transaction.isNone();
    }

    /** {@return whether a transaction is gone and nothing runs until it is rolled back here, too} */
    boolean transactionLost() {
        return transaction.isLost();
    }

    /** {@return what the statement is} Nothing is executed. */
    DescribeResult describe(String sql) throws SQLException {
        return turns.run(null, Duration.ZERO, () -> attempt(NO_TEXT, () -> stream.describe(sql)));
    }

    /** {@return what the server calls itself, such as {@code sqld 0.24.32 (40c272de 2025-02-14)}} */
    String serverVersion() throws SQLException {
        try {
            return client.version();
        } catch (HranaException e) {
            throw SqlErrors.ofReading(e);
        }
    }

    private <T> T attempt(SqlText text, RequestTurns.Request<T> request) throws SQLException {
        transaction.observe();
        try {
            reading.detach();
            transaction.admit(text);
            return onNewStreamIfGone(text, request);
        } catch (HranaException e) {
            throw transaction.failed(e, text, SessionErrors.of(e, text, turns.patience()));
        } catch (IllegalArgumentException e) {
            throw SqlState.DATA.exception(e.getMessage(), 0, e);
        } finally {
            transaction.observe();
        }
    }

    /** Runs a request again that the server has not looked at, having forgotten the stream and its settings. */
    private <T> T onNewStreamIfGone(SqlText text, RequestTurns.Request<T> request) throws SQLException {
        boolean replaceable = !stream.inTransaction() && !text.has(Trait.READS_CONNECTION);
        try {
            return request.run();
        } catch (ServerException e) {
            if (!replaceable || !e.streamGone() || e.rolledBack()) {
                throw e;
            }
            transaction.admit(text);
            return request.run();
        }
    }

    private SqlText textOf(Batch batch) {
        return SqlText.union(
                batch.stmts().stream().map(stmt -> stream.textOf(stmt.sql())).toList());
    }

    boolean autoCommit() {
        return transaction.autoCommit();
    }

    /** Ends the open transaction with a commit when auto-commit is switched on (JDBC 4.3, section 10.1.1). */
    void setAutoCommit(boolean wanted) throws SQLException {
        turns.run(null, Duration.ZERO, () -> {
            if (wanted && !transaction.autoCommit()) {
                commitInTurn();
            }
            transaction.setAutoCommit(wanted);
            return null;
        });
    }

    /** Commits. Sends nothing if nothing has begun. */
    void commit() throws SQLException {
        turns.run(null, Duration.ZERO, () -> {
            requireManualCommit();
            commitInTurn();
            return null;
        });
    }

    private void commitInTurn() throws SQLException {
        transaction.observe();
        if (transaction.isOpen() || transaction.isLost()) {
            attempt(new SqlText("COMMIT"), () -> {
                transaction.commit();
                return null;
            });
        }
    }

    /**
     * Rolls back. Succeeds with a transaction that was lost, too, and with a server that is. A transaction that was begun by SQL in
     * auto-commit and lost since then is left by this as well.
     */
    void rollback() throws SQLException {
        turns.run(null, Duration.ZERO, () -> {
            if (!transaction.isLost()) {
                requireManualCommit();
            }
            rollbackInTurn();
            return null;
        });
    }

    private void rollbackInTurn() {
        reading.breakOff();
        transaction.observe();
        stream.use(turns.forClosing());
        transaction.rollback();
    }

    private void requireManualCommit() throws SQLException {
        if (transaction.autoCommit()) {
            throw SqlErrors.transactionState(
                    "The connection commits by itself: switch that off by setAutoCommit(false)");
        }
    }

    LibsqlSavepoint setSavepoint(String nameOrNull) throws SQLException {
        return turns.run(null, Duration.ZERO, () -> {
            requireManualCommit();
            LibsqlSavepoint savepoint = transaction.savepoints().create(nameOrNull);
            control("SAVEPOINT " + savepoint.quoted());
            transaction.savepoints().push(savepoint);
            return savepoint;
        });
    }

    void rollbackTo(LibsqlSavepoint savepoint) throws SQLException {
        turns.run(null, Duration.ZERO, () -> {
            requireManualCommit();
            transaction.savepoints().requireOpen(savepoint);
            control("ROLLBACK TO " + savepoint.quoted());
            transaction.savepoints().rolledBackTo(savepoint);
            return null;
        });
    }

    void release(LibsqlSavepoint savepoint) throws SQLException {
        turns.run(null, Duration.ZERO, () -> {
            requireManualCommit();
            transaction.savepoints().requireOpen(savepoint);
            control("RELEASE " + savepoint.quoted());
            transaction.savepoints().released(savepoint);
            return null;
        });
    }

    private void control(String sql) throws SQLException {
        SqlText text = new SqlText(sql);
        attempt(text, () -> transaction.execute(Stmt.of(sql), text));
    }

    boolean readOnly() {
        return transaction.readOnly();
    }

    /** Refuses statements from now on that may write by their words. */
    void setReadOnly(boolean readOnly) throws SQLException {
        turns.run(null, Duration.ZERO, () -> {
            if (readOnly != transaction.readOnly() && (transaction.isOpen() || transaction.isLost())) {
                throw SqlErrors.transactionState("A transaction is open: end it before the connection becomes "
                        + (readOnly ? "read-only" : "writable"));
            }
            transaction.setReadOnly(readOnly);
            return null;
        });
    }

    /** {@return whether the server answers within the limit; zero for none but the read time-out} */
    boolean isAlive(Duration limit) {
        try {
            return turns.run(null, limit, this::answers);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean answers() {
        if (transaction.isLost() && transaction.autoCommit()) {
            return false;
        }
        if (reading.isOnStream()) {
            return answersAnew();
        }
        reading.detach();
        try {
            if (!stream.isClosed()) {
                stream.probe();
                return true;
            }
        } catch (ServerException e) {
            if (!e.streamGone()) {
                return false;
            }
        } catch (HranaException e) {
            return false;
        } finally {
            transaction.observe();
        }
        return answersAnew();
    }

    private boolean answersAnew() {
        try (HranaStream other = client.openStream()) {
            other.use(turns.patience());
            other.probe();
            return true;
        } catch (HranaException e) {
            return false;
        }
    }

    Duration readTimeout() {
        return turns.readTimeout();
    }

    void setReadTimeout(Duration timeout) {
        turns.setReadTimeout(timeout);
    }

    /** Makes what this owner has running fail. Does nothing if it has nothing. Does not wait but for rows to come. */
    void cancel(Object owner) {
        turns.cancel(owner);
    }

    /** Ends everything at once, and leaves the closing to the executor. */
    void abort(Executor executor) {
        turns.abort();
        executor.execute(this::close);
    }

    /** Ends what is running, rolls back what is open and closes every stream. Never hangs, never throws. */
    @Override
    public void close() {
        turns.refuse();
        reading.close();
        turns.close();
        client.close();
    }
}
