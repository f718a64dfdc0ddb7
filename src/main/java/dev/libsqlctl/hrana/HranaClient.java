package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.StreamConnection.Stake;
import dev.libsqlctl.hrana.http.Transport;
import dev.libsqlctl.hrana.http.UrlConnectionTransport;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResponse;
import dev.libsqlctl.hrana.proto.StreamResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A client of one server. Thread-safe, cheap to make, holds no connection of its own.
 *
 * <p>Hrana 3 is spoken, and Hrana 2 with a server that has no version 3. What is executed here runs on a stream of its own, in one
 * round trip. Statements that may write wait for the other writers of this process to the same server.
 *
 * <p>Every method throws {@link HranaException} when it fails; {@link IllegalArgumentException} for what cannot be sent;
 * {@link IllegalStateException} after the client was closed.
 */
public final class HranaClient implements AutoCloseable {
    private final HranaHttp http;
    private final WriterGate gate;
    private volatile boolean closed;

    private HranaClient(HranaHttp http) {
        this.http = http;
        this.gate = WriterGate.of(http.database());
    }

    /** {@return a client; nothing is sent yet} */
    public static HranaClient open(Endpoint endpoint, Timeouts timeouts) {
        return open(endpoint, timeouts, new UrlConnectionTransport());
    }

    /** {@return a client that sends its requests by this transport; nothing is sent yet} */
    public static HranaClient open(Endpoint endpoint, Timeouts timeouts, Transport transport) {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(timeouts, "timeouts");
        return new HranaClient(new HranaHttp(endpoint, timeouts, transport));
    }

    /** {@return the result of the statement} A transaction that it leaves open is rolled back. */
    public StmtResult execute(Stmt stmt) {
        requireOpen();
        StreamRequest request = new StreamRequest.Execute(stmt);
        boolean writes = stmt.sql() == null || new SqlText(stmt.sql()).has(Trait.WRITES);
        Backoff backoff = new Backoff(http.timeouts().read());
        while (true) {
            try {
                return ((StreamResponse.Execute) alone(writes, version2 -> request)).result();
            } catch (ServerException e) {
                // A statement that met a lock outside a transaction has done nothing.
                if (!e.code().equals(ServerException.SQLITE_BUSY) || !backoff.pause()) {
                    throw e;
                }
            }
        }
    }

    /** {@return what the steps of the batch gave, their errors included} A transaction that they leave open is rolled back. */
    public BatchResult batch(Batch batch) {
        requireOpen();
        boolean writes = batch.stmts().stream()
                .anyMatch(stmt -> stmt.sql() == null || new SqlText(stmt.sql()).has(Trait.WRITES));
        List<SqlText> texts = batch.stmts().stream()
                .map(stmt -> new SqlText(stmt.sql() == null ? "" : stmt.sql()))
                .toList();
        GuardedBatch guarded = new GuardedBatch(batch, texts, false, false);
        return ((StreamResponse.ExecuteBatch)
                        alone(writes, version2 -> new StreamRequest.ExecuteBatch(guarded.toSend(version2))))
                .result();
    }

    /**
     * Executes statements in one transaction: all of them, or none.
     *
     * @param stmts in order; none of them begins or ends a transaction
     * @return the result of each
     * @throws ServerException with the first error, if there was one; the transaction is rolled back then
     */
    public BatchResult transaction(List<Stmt> stmts) {
        requireOpen();
        AtomicBatch atomic = new AtomicBatch(stmts);
        StreamRequest request = new StreamRequest.ExecuteBatch(atomic.batch());
        Backoff backoff = new Backoff(http.timeouts().read());
        BatchResult result;
        do {
            result = ((StreamResponse.ExecuteBatch) alone(true, version2 -> request)).result();
        } while (atomic.busy(result) && backoff.pause());
        return atomic.committed(result);
    }

    /** {@return a new stream; nothing is sent yet} */
    public HranaStream openStream() {
        requireOpen();
        return new HranaStream(http, gate);
    }

    /**
     * {@return whether the server says of itself that it is healthy, within the read time-out} It says so with a full disk and with
     * stalled writers too.
     */
    public boolean healthy() {
        requireOpen();
        try {
            http.get("/health");
            return true;
        } catch (HranaException e) {
            return false;
        }
    }

    /** {@return what the server's clock says when it answers its health check, to the second; empty if it does not tell} */
    public Optional<Instant> time() {
        requireOpen();
        return http.dateOf("/health");
    }

    /** {@return what the server calls itself, such as {@code sqld 0.24.32 (40c272de 2025-02-14)}} */
    public String version() {
        requireOpen();
        return http.get("/version").strip();
    }

    /** Makes this client refuse further requests. Streams opened before are not closed by it. */
    @Override
    public void close() {
        closed = true;
    }

    /** {@return the response to a request on a stream that is closed in the same pipeline} */
    private StreamResponse alone(boolean writes, Function<Boolean, StreamRequest> request) {
        if (!writes) {
            return send(request);
        }
        WriterGate.Turn turn = gate.enter(new Patience(http.timeouts().read(), Duration.ZERO));
        try {
            return send(request);
        } finally {
            turn.close();
        }
    }

    private StreamResponse send(Function<Boolean, StreamRequest> request) {
        List<StreamResult> results = new StreamConnection(http)
                .send(version2 -> List.of(request.apply(version2), new StreamRequest.Close()), Stake.NONE);
        if (results.get(0) instanceof StreamResult.Error error) {
            throw ServerException.of(error.error());
        }
        return ((StreamResult.Ok) results.get(0)).response();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The client is closed");
        }
    }
}
