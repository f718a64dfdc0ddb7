package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.http.HttpResponse;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.DescribeResult;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A stream: one connection to the database, with its transaction and its settings. Not thread-safe.
 *
 * <p>The server rolls a transaction back that keeps others from writing for five seconds, and from then on would run each further
 * statement by itself. Not so here: within a transaction a statement runs in that transaction or not at all. When it is lost, the
 * stream says so, with {@link ServerException#rolledBack()} or the code {@link ServerException#TRANSACTION_LOST}, and refuses
 * everything but a ROLLBACK, which then succeeds.
 *
 * <p>The server forgets a stream that is idle for ten seconds. A stream that had nothing to lose is opened again unseen; the others say
 * what they died of, on this and every later call.
 *
 * <p>Statements that may write wait for the other writers of this process to the same server; those that only read never wait.
 *
 * <p>Every method throws {@link HranaException} when it fails; {@link IllegalStateException} while a cursor is open, as the server does
 * not bear a request then; {@link IllegalArgumentException} for what cannot be sent.
 */
public final class HranaStream implements AutoCloseable {
    /**
     * Makes SQLite look whether another connection has changed the schema. Without it the first rows that an open stream reads after
     * such a change come under the columns of before it. What this stream executes by itself is preceded by it where that is needed; a
     * batch that begins a transaction and reads rows has it as a step in between, after which nobody can change the schema any more.
     */
    public static final Stmt SCHEMA_REPAIR = Stmt.of("SELECT 1 FROM sqlite_schema LIMIT 1");

    private static final SqlText NO_TEXT = new SqlText("");
    private static final StmtResult NOTHING = new StmtResult(List.of(), List.of(), 0, null);

    private final StreamConnection connection;
    private final Session session;
    private final WriterGate gate;
    private WriterGate.Turn turn;
    private Cursor cursor;
    private boolean usedUp;

    HranaStream(HranaHttp http, WriterGate gate) {
        this.connection = new StreamConnection(http);
        this.session = new Session(connection);
        this.gate = gate;
    }

    /** Waits from now on as this says, which may be given up by another thread. */
    public void use(Patience patience) {
        connection.use(patience);
    }

    /** {@return whether a transaction is open, as far as is known here; asks nobody} */
    public boolean inTransaction() {
        return session.transaction().isOpen();
    }

    /** {@return whether a transaction is lost, and nothing runs until it is rolled back or the stream restarted} */
    public boolean transactionLost() {
        return session.transaction().isLost() || connection.isDead() && inTransaction();
    }

    /** {@return whether the stream is closed, by the caller or by what it died of} */
    public boolean isClosed() {
        return connection.isDead();
    }

    /**
     * Closes the stream, rolls back a transaction that is open, forgets settings and stored texts, and begins anew. What asks for the
     * last rowid of before is refused nevertheless. Never throws.
     */
    public void restart() {
        close();
        session.clear();
        connection.revive();
        usedUp = false;
    }

    /** {@return what the text may do; the texts asked for and executed last are not read again} */
    public SqlText textOf(String sql) {
        return session.textOf(sql);
    }

    /** {@return the result of the statement} */
    public StmtResult execute(Stmt stmt) {
        requireIdle();
        SqlText text = session.textOf(stmt);
        requireTransactionFor(text);
        return inTurn(text, () -> orRolledBack(text, NOTHING, () -> executePatiently(stmt, text)));
    }

    /** {@return what the steps of the batch gave, their errors included} */
    public BatchResult batch(Batch batch) {
        requireIdle();
        List<SqlText> texts = session.textsOf(batch);
        requireTransaction();
        return inTurn(SqlText.union(texts), () -> batchPatiently(batch, texts));
    }

    /**
     * Executes statements separated by semicolons and ignores their rows; stops at the first that fails. The text is parsed as a whole
     * before any of it runs.
     */
    public void sequence(String sql) {
        requireIdle();
        SqlText text = new SqlText(sql);
        requireTransactionFor(text);
        inTurn(
                text,
                () -> orRolledBack(text, NOTHING, () -> {
                    session.sequence(sql, text);
                    return NOTHING;
                }));
    }

    /** {@return what the statement is} Nothing is executed. */
    public DescribeResult describe(String sql) {
        requireIdle();
        StreamRequest request = new StreamRequest.Describe(sql);
        return inTurn(NO_TEXT, () -> ((StreamResponse.Describe) session.ask(connection.isOpen(), request)).result());
    }

    /**
     * Stores a SQL text on this stream, which cannot be opened again unseen then.
     *
     * @param sqlId chosen by the caller
     * @throws IllegalArgumentException if the id is in use, for which the server would destroy the stream
     */
    public void storeSql(int sqlId, String sql) {
        requireIdle();
        if (session.storedTexts().containsKey(sqlId)) {
            throw new IllegalArgumentException("There is a SQL text with the id " + sqlId + " already");
        }
        StreamRequest request = new StreamRequest.StoreSql(sqlId, sql);
        inTurn(NO_TEXT, () -> session.ask(false, request));
        session.storedTexts().put(sqlId, new SqlText(sql));
    }

    /** Forgets a stored SQL text. It need not exist. */
    public void closeSql(int sqlId) {
        requireIdle();
        inTurn(NO_TEXT, () -> session.ask(false, new StreamRequest.CloseSql(sqlId)));
        session.storedTexts().remove(sqlId);
    }

    /** {@return whether no transaction is open; asks the server} */
    public boolean autocommit() {
        requireIdle();
        return inTurn(NO_TEXT, session::autocommit);
    }

    /**
     * Asks the server whether it takes this stream. A stream that the server does not hold yet is not held afterwards either, so that
     * it need not be closed.
     */
    public void probe() {
        requireIdle();
        inTurn(NO_TEXT, () -> {
            session.probe();
            return null;
        });
    }

    /** {@return a cursor whose rows arrive one by one, otherwise as {@link #cursor(Batch, Delivery)} has it} */
    public Cursor cursor(Batch batch) {
        return cursor(batch, Delivery.ROW_BY_ROW);
    }

    /**
     * Executes a batch whose results arrive bit by bit. Until the cursor is closed or read to its end, the stream takes no other
     * request.
     *
     * <p>A cursor has no limit of size, and takes several times as long per row as {@link #batch}. Closing it early interrupts the
     * step that is running; the steps after it run nevertheless, unless their conditions say otherwise.
     *
     * @throws ProtocolException with the code {@link ProtocolException#UNSUPPORTED} if the server speaks only Hrana 2
     */
    public Cursor cursor(Batch batch, Delivery delivery) {
        return cursor(batch, delivery, session::cursorEnded);
    }

    /**
     * {@return a cursor as {@link #cursor(Batch, Delivery)} has it, behind which the stream can only be closed} When it has been read to
     * its end the server is not asked what has become of the transaction, which closing rolls back.
     */
    public Cursor lastCursor(Batch batch, Delivery delivery) {
        return cursor(batch, delivery, end -> {
            usedUp = true;
            session.lastCursorEnded(end);
        });
    }

    private Cursor cursor(Batch batch, Delivery delivery, Cursor.Listener listener) {
        requireIdle();
        List<SqlText> texts = session.textsOf(batch);
        requireTransaction();
        SqlText text = SqlText.union(texts);
        return inTurn(text, () -> {
            GuardedBatch guarded = session.guarded(batch, texts);
            HttpResponse response = session.openCursor(guarded, delivery);
            cursor = new Cursor(response, guarded, connection.url(), end -> cursorEnded(end, listener));
            cursor.readHead();
            return cursor;
        });
    }

    /** Closes the stream and rolls back a transaction that is open. Closing it again does nothing. Never throws. */
    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
        }
        connection.close();
        leaveGate();
    }

    private void cursorEnded(Cursor.End end, Cursor.Listener listener) {
        cursor = null;
        try {
            listener.ended(end);
        } finally {
            leaveGate();
        }
    }

    /** What fails with SQLITE_BUSY outside a transaction has done nothing. */
    private StmtResult executePatiently(Stmt stmt, SqlText text) {
        Backoff backoff = new Backoff(connection.patience().left());
        while (true) {
            try {
                return session.execute(stmt, text);
            } catch (ServerException e) {
                boolean busy = e.code().equals(ServerException.SQLITE_BUSY);
                if (!busy || !session.transaction().isNone() || !backoff.pause()) {
                    throw e;
                }
            }
        }
    }

    /** A batch whose first step met a lock outside a transaction, and no other step ran, has done nothing. */
    private BatchResult batchPatiently(Batch batch, List<SqlText> texts) {
        boolean outside = session.transaction().isNone();
        Backoff backoff = new Backoff(connection.patience().left());
        BatchResult result;
        do {
            result = session.batch(batch, texts);
        } while (outside && ranNothingForABusyLock(result) && backoff.pause());
        return result;
    }

    private boolean ranNothingForABusyLock(BatchResult result) {
        boolean busy = result.size() > 0
                && result.error(0)
                        .filter(error -> ServerException.SQLITE_BUSY.equals(error.code()))
                        .isPresent();
        return busy
                && session.transaction().isNone()
                && result.stepResults().stream().allMatch(Objects::isNull)
                && result.stepErrors().stream().skip(1).allMatch(Objects::isNull);
    }

    /** Rolling back is what the caller of a lost transaction has to do: it succeeds, whether the loss was known before or not. */
    private <T> T orRolledBack(SqlText text, T nothing, Supplier<T> action) {
        if (!text.isRollback()) {
            return action.get();
        }
        if (!session.transaction().isLost()) {
            try {
                return action.get();
            } catch (ServerException e) {
                if (!session.transaction().isLost()) {
                    throw e;
                }
            }
        }
        session.rollBackLost();
        return nothing;
    }

    private <T> T inTurn(SqlText text, Supplier<T> action) {
        if (text.has(Trait.WRITES) && turn == null) {
            turn = gate.enter(connection.patience());
        }
        try {
            return action.get();
        } finally {
            leaveGate();
        }
    }

    /** A transaction that may have written keeps its turn, and a cursor that may be writing does. */
    private void leaveGate() {
        boolean needed = !connection.isDead() && (session.transaction().isOpen() || cursor != null);
        if (turn != null && !needed) {
            turn.close();
            turn = null;
        }
    }

    private void requireIdle() {
        if (cursor != null) {
            throw new IllegalStateException("A cursor is open on this stream: close it or read it to its end first");
        }
        if (usedUp) {
            throw new IllegalStateException("The last cursor of this stream has been read: close it");
        }
        connection.requireAlive();
    }

    private void requireTransactionFor(SqlText text) {
        if (!text.isRollback()) {
            requireTransaction();
        }
    }

    private void requireTransaction() {
        if (session.transaction().isLost()) {
            throw session.transaction().lost();
        }
    }
}
