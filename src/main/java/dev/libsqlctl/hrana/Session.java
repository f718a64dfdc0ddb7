package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.StreamConnection.Stake;
import dev.libsqlctl.hrana.http.HttpResponse;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResponse;
import dev.libsqlctl.hrana.proto.StreamResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a stream: what would be lost with it, and whether a transaction is open. Sees to it that within a transaction nothing
 * runs outside of it, and that no row comes under the columns of an old schema. Not thread-safe.
 */
final class Session {
    private static final SqlText NO_TEXT = new SqlText("");

    private final StreamConnection connection;
    private final Transaction transaction = new Transaction();
    private final Map<Integer, SqlText> storedTexts = new HashMap<>();
    private final RecentTexts recentTexts = new RecentTexts();
    private boolean connectionSet;
    /** Of the connection that changed something last. */
    private int changedIn = -1;

    Session(StreamConnection connection) {
        this.connection = connection;
    }

    Transaction transaction() {
        return transaction;
    }

    Map<Integer, SqlText> storedTexts() {
        return storedTexts;
    }

    /** {@return what the statement may do; nothing is known of an id that is not in use, which the server will refuse} */
    SqlText textOf(Stmt stmt) {
        return stmt.sql() == null ? storedTexts.getOrDefault(stmt.sqlId(), NO_TEXT) : textOf(stmt.sql());
    }

    SqlText textOf(String sql) {
        return recentTexts.of(sql);
    }

    List<SqlText> textsOf(Batch batch) {
        return batch.stmts().stream().map(this::textOf).toList();
    }

    StmtResult execute(Stmt stmt, SqlText text) {
        if (transaction.isOpen()) {
            BatchResult result = batchInTransaction(Batch.of(stmt), List.of(text));
            if (result.error(0).isPresent()) {
                throw failure(ServerException.of(result.error(0).get()));
            }
            return result.result(0).orElseThrow(transaction::lost);
        }
        return SnapshotRead.suits(text)
                ? readSnapshot(stmt, text)
                : ((StreamResponse.Execute) run(text, new StreamRequest.Execute(stmt))).result();
    }

    private StmtResult readSnapshot(Stmt stmt, SqlText text) {
        requireLastChange(text);
        List<StreamResult> results = connection.send(new SnapshotRead(stmt), stake(text));
        ServerException error =
                SnapshotRead.error(results).map(ServerException::of).orElse(null);
        transaction.observeOutside(error);
        if (error != null) {
            throw failure(error);
        }
        return SnapshotRead.result(results);
    }

    BatchResult batch(Batch batch, List<SqlText> texts) {
        if (transaction.isOpen()) {
            BatchResult result = batchInTransaction(batch, texts);
            if (transaction.isLost() && result.firstError().isEmpty()) {
                throw transaction.lost();
            }
            return result;
        }
        SqlText text = SqlText.union(texts);
        GuardedBatch guarded = new GuardedBatch(batch, texts, false, false);
        boolean repaired = text.namesColumnsBySchema() && connection.isOpen();
        Exchange exchange = new Exchange(
                repaired,
                version2 -> new StreamRequest.ExecuteBatch(guarded.toSend(version2)),
                text.controlsTransaction());
        BatchResult result = ((StreamResponse.ExecuteBatch) run(text, exchange)).result();
        transaction.observeBegun(
                succeeded(texts, result),
                result.firstError().map(ServerException::of).orElse(null));
        return result;
    }

    void sequence(String sql, SqlText text) {
        StreamRequest request = new StreamRequest.Sequence(sql);
        // One program in one request: when the transaction is gone, the whole of it fails.
        boolean probed = transaction.isOpen() || text.controlsTransaction();
        run(text, new Exchange(false, version2 -> request, probed));
    }

    /** {@return the response to a request that changes nothing in the database} */
    StreamResponse ask(boolean repaired, StreamRequest request) {
        // The repair may be what meets a transaction that is gone; the answer to the probe then tells.
        boolean probed = repaired && transaction.isOpen();
        return run(NO_TEXT, new Exchange(repaired, version2 -> request, probed));
    }

    boolean autocommit() {
        List<StreamResult> results = connection.send(version2 -> List.of(Exchange.probe(version2)), stake(NO_TEXT));
        boolean autocommit = Exchange.autocommit(results);
        transaction.observe(autocommit, NO_TEXT, null, NO_TEXT);
        return autocommit;
    }

    /** Asks whether the stream is taken, and closes it in the same request if the server did not hold it before. */
    void probe() {
        if (connection.isOpen()) {
            autocommit();
        } else {
            List<StreamResult> results = connection.send(
                    version2 -> List.of(Exchange.probe(version2), new StreamRequest.Close()), stake(NO_TEXT));
            Exchange.autocommit(results.subList(0, 1));
        }
    }

    /** Sends the ROLLBACK of a lost transaction nevertheless: the server may still have to report the loss to whatever comes next. */
    void rollBackLost() {
        StreamRequest rollback = new StreamRequest.Execute(Stmt.of("ROLLBACK"));
        connection.send(version2 -> List.of(rollback), stake(NO_TEXT));
        transaction.clear();
    }

    /** Forgets what was lost with the connection. */
    void clear() {
        transaction.clear();
        storedTexts.clear();
        connectionSet = false;
    }

    HttpResponse openCursor(GuardedBatch batch, Delivery delivery) {
        SqlText text = SqlText.union(batch.texts());
        noteConnectionState(text);
        requireLastChange(text);
        HttpResponse response = connection.openCursor(batch.toSend(false), delivery, stake(text));
        changedIn = text.has(Trait.WRITES) ? connection.replaced() : changedIn;
        return response;
    }

    GuardedBatch guarded(Batch batch, List<SqlText> texts) {
        boolean fresh = transaction.isOpen() ? transaction.schemaChecked() : !connection.isOpen();
        boolean repaired = SqlText.union(texts).namesColumnsBySchema() && !fresh;
        return new GuardedBatch(batch, texts, repaired, transaction.isOpen());
    }

    /** Takes the stream back from a cursor, to be closed. What the server is still at must have ended before. */
    void lastCursorEnded(Cursor.End end) {
        if (end.head() != null && end.drained()) {
            connection.adopt(end.head());
        } else {
            cursorEnded(end);
        }
    }

    /** Takes the stream back from a cursor. */
    void cursorEnded(Cursor.End end) {
        if (end.head() == null) {
            connection.die(end.failure());
            return;
        }
        connection.adopt(end.head());
        boolean unchanged = transaction.isNone() && !end.text().controlsTransaction();
        if (end.drained() && unchanged) {
            return;
        }
        if (end.pending().controlsTransaction()) {
            abandon(end);
            return;
        }
        // A statement waits until the server has done with the step. The probe alone would block one of its threads.
        StreamRequest wait = new StreamRequest.Execute(HranaStream.SCHEMA_REPAIR);
        List<StreamResult> results =
                connection.send(version2 -> List.of(wait, Exchange.probe(version2)), stakeAfter(end.text()));
        SqlText unclear = end.whole() ? NO_TEXT : end.text();
        transaction.observe(Exchange.autocommit(results), end.succeeded(), end.failure(), unclear);
        if (end.whole()) {
            transaction.observeBegun(end.succeeded(), end.failure());
        }
    }

    /**
     * Leaves the connection to the steps that are still to come: the server lets other requests in between two of them, so that what is
     * asked or executed now might come before they begin or end a transaction.
     */
    private void abandon(Cursor.End end) {
        if (connectionSet || !storedTexts.isEmpty()) {
            connection.close();
        } else {
            connection.replace();
        }
        transaction.observe(true, end.succeeded(), end.failure(), end.text());
    }

    private StreamResponse run(SqlText text, StreamRequest request) {
        boolean repaired = text.namesColumnsBySchema() && connection.isOpen();
        return run(text, new Exchange(repaired, version2 -> request, text.controlsTransaction()));
    }

    private StreamResponse run(SqlText text, Exchange exchange) {
        noteConnectionState(text);
        List<StreamResult> results = sent(text, exchange);
        StreamResult result = exchange.result(results);
        ServerException error = result instanceof StreamResult.Error failed ? ServerException.of(failed.error()) : null;
        if (transaction.isNone()) {
            transaction.observeOutside(error);
        }
        if (exchange.probed()) {
            boolean failed = error != null;
            transaction.observe(Exchange.autocommit(results), failed ? NO_TEXT : text, error, failed ? text : NO_TEXT);
        }
        if (error != null) {
            throw failure(error);
        }
        return ((StreamResult.Ok) result).response();
    }

    private BatchResult batchInTransaction(Batch batch, List<SqlText> texts) {
        SqlText text = SqlText.union(texts);
        noteConnectionState(text);
        GuardedBatch guarded = guarded(batch, texts);
        Exchange exchange =
                new Exchange(false, version2 -> new StreamRequest.ExecuteBatch(guarded.toSend(version2)), true);
        List<StreamResult> results = sent(text, exchange);
        boolean autocommit = Exchange.autocommit(results);
        if (exchange.result(results) instanceof StreamResult.Error failed) {
            ServerException error = ServerException.of(failed.error());
            transaction.observe(autocommit, NO_TEXT, error, text);
            throw failure(error);
        }
        StreamResult.Ok ok = (StreamResult.Ok) exchange.result(results);
        BatchResult result = guarded.unwrap(((StreamResponse.ExecuteBatch) ok.response()).result());
        transaction.observe(
                autocommit,
                succeeded(texts, result),
                result.firstError().map(ServerException::of).orElse(null),
                NO_TEXT);
        if (text.namesColumnsBySchema()) {
            transaction.noteSchemaChecked();
        }
        return result;
    }

    /** Sends what asks for the last rowid only to the connection that has it. */
    private List<StreamResult> sent(SqlText text, Exchange exchange) {
        requireLastChange(text);
        List<StreamResult> results = connection.send(exchange, stake(text));
        changedIn = text.has(Trait.WRITES) ? connection.replaced() : changedIn;
        return results;
    }

    private void requireLastChange(SqlText text) {
        if (text.has(Trait.READS_CONNECTION) && changedIn >= 0 && changedIn != connection.replaced()) {
            throw ServerException.connectionReplaced();
        }
    }

    private static SqlText succeeded(List<SqlText> texts, BatchResult result) {
        List<SqlText> succeeded = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
            if (result.result(i).isPresent()) {
                succeeded.add(texts.get(i));
            }
        }
        return SqlText.union(succeeded);
    }

    private ServerException failure(ServerException error) {
        if (!transaction.isLost() || error.rolledBack()) {
            return error;
        }
        return transaction.isRolledBack() ? error.withRollback() : error.withUnknownOutcome();
    }

    private void noteConnectionState(SqlText text) {
        connectionSet |= text.has(Trait.SETS_CONNECTION);
    }

    /** {@return what is lost if the stream expired under a cursor: a transaction, too, that began within it} */
    private Stake stakeAfter(SqlText text) {
        boolean begins = text.has(Trait.BEGINS) || text.has(Trait.SAVES);
        boolean ends = text.has(Trait.ENDS) || text.has(Trait.RELEASES);
        return begins || ends ? Stake.CONNECTION_STATE : stake(text);
    }

    private Stake stake(SqlText text) {
        if (transaction.isOpen()) {
            boolean ends = text.has(Trait.ENDS) || text.has(Trait.RELEASES);
            return ends ? Stake.ENDING_TRANSACTION : Stake.TRANSACTION;
        }
        boolean connectionMatters = connectionSet || !storedTexts.isEmpty() || text.has(Trait.READS_CONNECTION);
        return connectionMatters ? Stake.CONNECTION_STATE : Stake.NONE;
    }
}
