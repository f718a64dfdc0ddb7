package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.SqlText;
import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The transaction of a connection as JDBC has it: begun by the first statement, ended by commit or rollback. A transaction that is lost
 * lets nothing through until it has been rolled back here too. To be used in turn; its settings may be asked for by
 * any thread.
 */
final class SessionTransaction {
    private final HranaStream stream;
    private final TransactionMode mode;
    private final StreamSettings settings = new StreamSettings();
    private final Savepoints savepoints = new Savepoints();
    private volatile boolean autoCommit = true;
    private volatile boolean readOnly;
    private boolean unset;
    private TransactionLoss loss;

    SessionTransaction(HranaStream stream, TransactionMode mode, boolean readOnly) {
        this.stream = stream;
        this.mode = mode;
        this.readOnly = readOnly;
    }

    boolean autoCommit() {
        return autoCommit;
    }

    void setAutoCommit(boolean newAutoCommit) {
        autoCommit = newAutoCommit;
    }

    boolean readOnly() {
        return readOnly;
    }

    void setReadOnly(boolean newReadOnly) {
        readOnly = newReadOnly;
    }

    Savepoints savepoints() {
        return savepoints;
    }

    StreamSettings settings() {
        return settings;
    }

    /** {@return whether there is one at the server} */
    boolean isOpen() {
        return loss == null && stream.inTransaction();
    }

    boolean isLost() {
        return loss != null;
    }

    /** {@return whether a statement would be a transaction of its own} */
    boolean isNone() {
        return autoCommit && !isOpen();
    }

    /** Lets a statement through, or not; gives it a stream that is open and set. */
    void admit(SqlText text) throws SQLException {
        if (loss != null) {
            throw loss.refusal();
        }
        if (readOnly && text.has(Trait.WRITES)) {
            throw SqlErrors.readOnly();
        }
        if (stream.isClosed()) {
            restart();
        }
        if (unset) {
            settings.applyTo(stream);
            unset = false;
        }
    }

    StmtResult execute(Stmt stmt, SqlText text) {
        boolean outside = !stream.inTransaction();
        StmtResult result = outside ? executeOutside(stmt, text) : stream.execute(stmt);
        if (outside) {
            settings.note(stmt, text);
        }
        return result;
    }

    private StmtResult executeOutside(Stmt stmt, SqlText text) {
        if (begins(stmt, text)) {
            BatchResult result = batch(Batch.of(stmt), text);
            if (result.error(0).isPresent()) {
                throw ServerException.of(result.error(0).get());
            }
            return result.result(0).orElseThrow(SessionTransaction::skipped);
        }
        return stream.execute(stmt);
    }

    /** A step that nobody refused and that did not run: its transaction was gone. */
    private static ServerException skipped() {
        return ServerException.of(new HranaError("The transaction is gone", "TRANSACTION_TIMEOUT"));
    }

    /** {@return what the steps gave} The BEGIN goes before them if it is needed; none of them runs if it fails. */
    BatchResult batch(Batch batch, SqlText text) {
        if (autoCommit || stream.inTransaction() || text.has(Trait.BEGINS)) {
            return stream.batch(batch);
        }
        List<BatchStep> steps = new ArrayList<>();
        steps.add(new BatchStep(null, Stmt.of(begin(text))));
        if (text.namesColumnsBySchema()) {
            steps.add(new BatchStep(BatchCond.ok(0), HranaStream.SCHEMA_REPAIR));
        }
        int before = steps.size();
        BatchCond begun = BatchCond.ok(0);
        for (BatchStep step : batch.steps()) {
            BatchCond condition =
                    step.condition() == null ? null : step.condition().shifted(before);
            steps.add(new BatchStep(condition == null ? begun : BatchCond.and(begun, condition), step.stmt()));
        }
        BatchResult result = stream.batch(new Batch(steps));
        if (result.error(0).isPresent()) {
            throw ServerException.of(result.error(0).get());
        }
        return result.subResult(before, result.size());
    }

    /** Begins the transaction by itself, for what cannot take the BEGIN along. */
    void begin() {
        if (!autoCommit && !stream.inTransaction()) {
            stream.execute(Stmt.of(begin(new SqlText(""))));
        }
    }

    /** A pragma that sets the connection sets nothing within a transaction, but for the one that sets the transaction. */
    private boolean begins(Stmt stmt, SqlText text) {
        boolean sets = text.has(Trait.SETS_CONNECTION)
                && !text.has(Trait.WRITES)
                && !stmt.sql().toLowerCase(Locale.ROOT).contains("defer_foreign_keys");
        return !autoCommit && !text.has(Trait.BEGINS) && !sets;
    }

    /** To begin with a write is to take the lock with it: asked for by BEGIN, it can be waited for without having done anything. */
    private String begin(SqlText first) {
        if (readOnly) {
            return "BEGIN READONLY";
        }
        return mode == TransactionMode.IMMEDIATE || first.has(Trait.WRITES) ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED";
    }

    /** Notes what has become of the transaction. */
    void observe() {
        if (loss == null && stream.transactionLost()) {
            loss = new TransactionLoss(SqlState.ROLLED_BACK, null);
        }
        if (!stream.inTransaction()) {
            savepoints.clear();
        }
    }

    /**
     * Notes that a request has failed.
     *
     * @param told what the program is told
     * @return what it is to be told with regard to the transaction
     */
    SQLException failed(HranaException e, SqlText text, SQLException told) {
        boolean brokenOff = !autoCommit && stream.isClosed();
        if (!stream.transactionLost() && !brokenOff) {
            return told;
        }
        boolean ends = text.has(Trait.ENDS) || text.has(Trait.RELEASES);
        SqlState state = ends && e.outcomeUnknown() ? SqlState.OUTCOME_UNKNOWN : SqlState.ROLLED_BACK;
        String consequence = state == SqlState.ROLLED_BACK
                ? "; the transaction was rolled back"
                : "; whether the transaction was committed is unknown";
        SqlState shown = SessionErrors.isOfConnection(told) ? state : null;
        SQLException error = SessionErrors.retold(told, shown, told.getMessage() + consequence);
        loss = new TransactionLoss(state, error);
        return error;
    }

    /** Commits, if there is something to commit. */
    void commit() {
        if (stream.inTransaction()) {
            stream.execute(Stmt.of("COMMIT"));
        }
        savepoints.clear();
    }

    /**
     * Rolls back, whatever has become of the transaction. If the server cannot be told, it notices by itself: nothing that was not
     * committed stays.
     */
    void rollback() {
        savepoints.clear();
        boolean clean = loss == null && !stream.inTransaction();
        loss = null;
        if (clean) {
            return;
        }
        try {
            if (!stream.isClosed()) {
                stream.execute(Stmt.of("ROLLBACK"));
            }
        } catch (HranaException e) {
            restart();
        }
        if (stream.isClosed() || stream.inTransaction()) {
            restart();
        }
    }

    private void restart() {
        stream.restart();
        unset = !settings.isEmpty();
    }
}
