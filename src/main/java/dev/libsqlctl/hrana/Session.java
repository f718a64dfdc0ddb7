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
    private boolean connectionSet;

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
        return stmt.sql() == null ? storedTexts.getOrDefault(stmt.sqlId(), NO_TEXT) : new SqlText(stmt.sql());
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
        return ((StreamResponse.Execute) run(text, new StreamRequest.Execute(stmt))).result();
    }

    BatchResult batch(Batch batch, List<SqlText> texts) {
        if (transaction.isOpen()) {
            BatchResult result = batchInTransaction(batch, texts);
            if (transaction.isLost() && result.firstError().isEmpty()) {
                throw transaction.lost();
            }
            return result;
        }
        return ((StreamResponse.ExecuteBatch) run(SqlText.union(texts), new StreamRequest.ExecuteBatch(batch)))
                .result();
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
        transaction.observe(autocommit, NO_TEXT, null);
        return autocommit;
    }

    /** Sends the ROLLBACK of a lost transaction nevertheless: the server may still have to report the loss to whatever comes next. */
    void rollBackLost() {
        StreamRequest rollback = new StreamRequest.Execute(Stmt.of("ROLLBACK"));
        connection.send(version2 -> List.of(rollback), stake(NO_TEXT));
        transaction.clear();
    }

    HttpResponse openCursor(GuardedBatch batch) {
        SqlText text = SqlText.union(batch.texts());
        noteConnectionState(text);
        return connection.openCursor(batch.toSend(false), stake(text));
    }

    GuardedBatch guarded(Batch batch, List<SqlText> texts) {
        boolean fresh = transaction.isOpen() ? transaction.schemaChecked() : !connection.isOpen();
        boolean repaired = SqlText.union(texts).has(Trait.READS_ROWS) && !fresh;
        return new GuardedBatch(batch, texts, repaired, transaction.isOpen());
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
        // A statement waits until the server has done with the cursor. The probe alone would block one of its threads.
        StreamRequest wait = new StreamRequest.Execute(GuardedBatch.REPAIR);
        List<StreamResult> results =
                connection.send(version2 -> List.of(wait, Exchange.probe(version2)), stake(end.text()));
        transaction.observe(Exchange.autocommit(results), end.succeeded(), end.failure());
    }

    private StreamResponse run(SqlText text, StreamRequest request) {
        boolean repaired = text.has(Trait.READS_ROWS) && connection.isOpen();
        return run(text, new Exchange(repaired, version2 -> request, text.controlsTransaction()));
    }

    private StreamResponse run(SqlText text, Exchange exchange) {
        noteConnectionState(text);
        List<StreamResult> results = connection.send(exchange, stake(text));
        StreamResult result = exchange.result(results);
        ServerException error = result instanceof StreamResult.Error failed ? ServerException.of(failed.error()) : null;
        if (transaction.isNone()) {
            transaction.observeOutside(error);
        }
        if (exchange.probed()) {
            transaction.observe(Exchange.autocommit(results), error == null ? text : NO_TEXT, error);
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
        List<StreamResult> results = connection.send(exchange, stake(text));
        boolean autocommit = Exchange.autocommit(results);
        if (exchange.result(results) instanceof StreamResult.Error failed) {
            ServerException error = ServerException.of(failed.error());
            transaction.observe(autocommit, NO_TEXT, error);
            throw failure(error);
        }
        StreamResult.Ok ok = (StreamResult.Ok) exchange.result(results);
        BatchResult result = guarded.unwrap(((StreamResponse.ExecuteBatch) ok.response()).result());
        transaction.observe(
                autocommit,
                succeeded(texts, result),
                result.firstError().map(ServerException::of).orElse(null));
        if (text.has(Trait.READS_ROWS)) {
            transaction.noteSchemaChecked();
        }
        return result;
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
        return transaction.isLost() && !error.rolledBack() ? error.withRollback() : error;
    }

    private void noteConnectionState(SqlText text) {
        connectionSet |= text.has(Trait.SETS_CONNECTION);
    }

    private Stake stake(SqlText text) {
        if (transaction.isOpen()) {
            return Stake.TRANSACTION;
        }
        boolean connectionMatters = connectionSet || !storedTexts.isEmpty() || text.has(Trait.READS_CONNECTION);
        return connectionMatters ? Stake.CONNECTION_STATE : Stake.NONE;
    }
}
