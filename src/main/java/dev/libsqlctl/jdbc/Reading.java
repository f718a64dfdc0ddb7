package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.Cursor;
import dev.libsqlctl.hrana.Delivery;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.Patience;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.SqlText;
import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides how rows come from the server: in one answer, which is several times faster, or by a cursor, which has no limit of size.
 *
 * <p>The answer is tried first. When it is refused for its size, a statement that only reads is repeated by a cursor, and it is
 * remembered with its arguments. Outside a transaction a cursor has a stream of its own. Within one it runs on the stream of the connection, and is detached
 * from it before anything else runs there. Used in turn only.
 */
final class Reading {
    private static final int MOST_LARGE_ONES = 100;
    private static final int SMALLEST_BLOCK = 100;

    private final HranaClient client;
    private final HranaStream stream;
    private final SessionTransaction transaction;
    private final RequestTurns turns;
    /** Hash codes of statements with their arguments. One that another shares costs time, nothing else. */
    private final Set<Integer> large = new LinkedHashSet<>();

    private final Set<DetachableRows> elsewhere = ConcurrentHashMap.newKeySet();
    private volatile DetachableRows onStream;
    private volatile boolean streamTaken;

    Reading(HranaClient client, HranaStream stream, SessionTransaction transaction, RequestTurns turns) {
        this.client = client;
        this.stream = stream;
        this.transaction = transaction;
        this.turns = turns;
    }

    Outcome execute(Stmt stmt, SqlText text, RunOptions options) throws SQLException {
        boolean repeatable = text.has(Trait.READS_ROWS)
                && !text.has(Trait.WRITES)
                && !text.has(Trait.SETS_CONNECTION)
                && !text.controlsTransaction();
        if (repeatable && (isKnownToBeLarge(stmt) || options.fetchSize() > 0 && hasStreamOfItsOwn(text))) {
            return byCursor(stmt, text, options);
        }
        try {
            return outcome(transaction.execute(stmt, text), options);
        } catch (ServerException e) {
            if (!repeatable || !e.code().equals(ServerException.RESPONSE_TOO_LARGE)) {
                throw e;
            }
            remember(stmt);
            return byCursor(stmt, text, options);
        }
    }

    /** {@return whether rows come from the stream of the connection, which takes nothing else before they are detached} */
    boolean isOnStream() {
        return streamTaken;
    }

    /** Frees the stream of the connection for what comes next. */
    void detach() {
        DetachableRows rows = onStream;
        if (rows != null) {
            rows.detach();
            onStream = null;
        }
    }

    /** Ends the rows that come from the stream of the connection: the transaction they belong to is rolled back. */
    void breakOff() {
        DetachableRows rows = onStream;
        if (rows != null) {
            rows.breakOff(SqlState.ROLLED_BACK.exception(
                    "The result was not read to its end when its transaction was rolled back"));
            onStream = null;
        }
    }

    /** Ends all rows that still come from the server. */
    void close() {
        SQLException why = SqlErrors.connectionClosed();
        DetachableRows rows = onStream;
        if (rows != null) {
            rows.breakOff(why);
        }
        elsewhere.forEach(other -> other.breakOff(why));
    }

    private boolean hasStreamOfItsOwn(SqlText text) {
        return transaction.isNone() && !text.has(Trait.READS_CONNECTION);
    }

    private Outcome byCursor(Stmt stmt, SqlText text, RunOptions options) throws SQLException {
        DetachableRows rows = hasStreamOfItsOwn(text) ? onStreamOfItsOwn(stmt, options) : onStream(stmt, options);
        return new Outcome(LimitedRows.of(rows, options.maxRows()), 0, null);
    }

    private DetachableRows onStreamOfItsOwn(Stmt stmt, RunOptions options) throws SQLException {
        Patience patience = turns.patience();
        HranaStream own = client.openStream();
        own.use(patience);
        boolean opened = false;
        try {
            transaction.settings().applyTo(own);
            Batch batch = inOneSnapshot(stmt);
            Cursor cursor = own.lastCursor(batch, delivery(options));
            turns.keep(patience, options.owner());
            RowsElsewhere ending = new RowsElsewhere(own, patience);
            ending.rows =
                    new DetachableRows(CursorRows.open(cursor, batch.steps().size() - 1, patience, ending));
            if (!ending.ended) {
                elsewhere.add(ending.rows);
            }
            opened = true;
            return ending.rows;
        } finally {
            if (!opened) {
                own.use(turns.forClosing());
                own.close();
            }
        }
    }

    /** Nobody can change the schema between the look at it and the rows. Closing the stream ends the transaction. */
    private static Batch inOneSnapshot(Stmt stmt) {
        return new Batch(List.of(
                new BatchStep(null, Stmt.of("BEGIN")),
                new BatchStep(BatchCond.ok(0), HranaStream.SCHEMA_REPAIR),
                new BatchStep(BatchCond.ok(1), stmt)));
    }

    /** What is to be done when rows on a stream of their own have been read. */
    private final class RowsElsewhere implements Runnable {
        private final HranaStream own;
        private final Patience patience;
        private DetachableRows rows;
        private boolean ended;

        RowsElsewhere(HranaStream own, Patience patience) {
            this.own = own;
            this.patience = patience;
        }

        @Override
        public void run() {
            ended = true;
            turns.drop(patience);
            if (rows != null) {
                elsewhere.remove(rows);
            }
            own.use(turns.forClosing());
            own.close();
        }
    }

    private DetachableRows onStream(Stmt stmt, RunOptions options) throws SQLException {
        transaction.begin();
        Patience patience = turns.patience();
        Cursor cursor = stream.cursor(Batch.of(stmt), delivery(options));
        turns.keep(patience, options.owner());
        streamTaken = true;
        DetachableRows rows = new DetachableRows(CursorRows.open(cursor, 0, patience, () -> {
            turns.drop(patience);
            streamTaken = false;
        }));
        onStream = rows;
        return rows;
    }

    /** Who asks for few rows at a time does not want to wait for a block of them. */
    private static Delivery delivery(RunOptions options) {
        boolean few = options.fetchSize() > 0 && options.fetchSize() < SMALLEST_BLOCK;
        return few ? Delivery.ROW_BY_ROW : Delivery.IN_BLOCKS;
    }

    private boolean isKnownToBeLarge(Stmt stmt) {
        return !large.isEmpty() && large.contains(stmt.hashCode());
    }

    private void remember(Stmt stmt) {
        if (large.size() == MOST_LARGE_ONES) {
            large.remove(large.iterator().next());
        }
        large.add(stmt.hashCode());
    }

    private static Outcome outcome(StmtResult result, RunOptions options) {
        if (result.cols().isEmpty()) {
            return new Outcome(null, result.affectedRowCount(), result.lastInsertRowid());
        }
        RowSource rows = new ListRows(result.cols(), result.rows());
        return new Outcome(
                LimitedRows.of(rows, options.maxRows()), result.affectedRowCount(), result.lastInsertRowid());
    }
}
