package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.http.HttpResponse;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.CursorReqBody;
import dev.libsqlctl.hrana.proto.CursorRespBody;
import dev.libsqlctl.hrana.proto.PipelineReqBody;
import dev.libsqlctl.hrana.proto.PipelineRespBody;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A stream as the server sees it: its baton, its URL, and what it died of. Not thread-safe.
 *
 * <p>Any answer that is not 200, except a 401, destroys the stream in the server, and so it does here. Sent again is only what the
 * server did not look at: a request refused for want of room, or, if the caller allows it, one to a stream that is gone.
 */
final class StreamConnection {
    private final HranaHttp http;
    private Patience patience;
    private URI base;
    private String baton;
    private int replaced;
    private boolean dead;
    private HranaException cause;

    StreamConnection(HranaHttp http) {
        this.http = http;
        this.base = http.url();
        this.patience = new Patience(http.timeouts().read(), Duration.ZERO);
    }

    Patience patience() {
        return patience;
    }

    void use(Patience newPatience) {
        patience = newPatience;
    }

    /** Makes the requests in the version of the protocol that the server speaks. */
    interface Requests {
        List<StreamRequest> in(boolean version2);
    }

    /** What would be lost with the stream. */
    enum Stake {
        /** Nothing: a new stream serves as well. */
        NONE,
        /** What only this connection knows. */
        CONNECTION_STATE,
        /** An open transaction. */
        TRANSACTION,
        /** An open transaction, unless the request has ended it. */
        ENDING_TRANSACTION
    }

    /** {@return whether the server holds a connection for this stream, as far as is known} */
    boolean isOpen() {
        return !dead && baton != null;
    }

    boolean isDead() {
        return dead;
    }

    /** {@return where the next request goes} */
    URI url() {
        return base;
    }

    List<StreamResult> send(Requests requests, Stake stake) {
        return exchange(
                () -> {
                    List<StreamRequest> list = requests.in(http.version2());
                    PipelineRespBody response = http.pipeline(base, new PipelineReqBody(baton, list), patience);
                    boolean closing = !list.isEmpty() && list.get(list.size() - 1) instanceof StreamRequest.Close;
                    if (response.baton() == null && !closing) {
                        throw ProtocolException.unexpectedResponse("The server closed the stream unasked", null);
                    }
                    adopt(response.baton(), response.baseUrl());
                    return response.results();
                },
                stake);
    }

    /** {@return the response to a cursor request; the head of its body is to be given to {@link #adopt(CursorRespBody)}} */
    HttpResponse openCursor(Batch batch, Delivery delivery, Stake stake) {
        return exchange(
                () -> {
                    if (http.version2()) {
                        throw ProtocolException.unsupported("The server speaks Hrana 2 only, which has no cursors");
                    }
                    return http.cursor(base, new CursorReqBody(baton, batch), delivery, patience);
                },
                stake);
    }

    void adopt(CursorRespBody head) {
        adopt(head.baton(), head.baseUrl());
    }

    private void adopt(String newBaton, String newBase) {
        baton = newBaton;
        if (newBase != null) {
            base = StreamUrls.next(base, newBase);
        }
    }

    private interface Attempt<T> {
        T run() throws HranaHttp.VersionMismatch;
    }

    private <T> T exchange(Attempt<T> attempt, Stake stake) {
        requireAlive();
        Backoff backoff = new Backoff(patience.left());
        while (true) {
            try {
                return attempt.run();
            } catch (HranaHttp.VersionMismatch e) {
                continue;
            } catch (ServerException e) {
                if (!mayRepeat(e, stake, backoff)) {
                    throw refused(e, stake);
                }
                forget();
            } catch (TransportException | ProtocolException e) {
                throw e.outcomeUnknown() ? die(e) : e;
            }
        }
    }

    private boolean mayRepeat(ServerException e, Stake stake, Backoff backoff) {
        boolean replaceable = baton == null || stake == Stake.NONE;
        if (e.streamGone()) {
            return baton != null && replaceable;
        }
        return e.code().equals(ServerException.TOO_MANY_REQUESTS) && replaceable && backoff.pause();
    }

    private ServerException refused(ServerException e, Stake stake) {
        boolean untouched = e.httpStatus().orElse(0) == 401;
        if (untouched) {
            return e;
        }
        ServerException refusal = stake == Stake.TRANSACTION || stake == Stake.ENDING_TRANSACTION && !e.outcomeUnknown()
                ? e.withRollback()
                : e;
        die(refusal);
        return refusal;
    }

    /** {@return how often the connection was replaced unseen} */
    int replaced() {
        return replaced;
    }

    private void forget() {
        replaced++;
        baton = null;
        base = http.url();
    }

    void requireAlive() {
        if (dead) {
            throw new StreamClosedException(
                    cause == null
                            ? "The stream is closed"
                            : "The stream is closed since a failure: " + cause.getMessage(),
                    cause);
        }
    }

    /** {@return the cause, remembered} */
    <E extends HranaException> E die(E newCause) {
        dead = true;
        cause = newCause;
        forget();
        return newCause;
    }

    /** Makes a new stream of a closed one; nothing is sent yet. */
    void revive() {
        dead = false;
        cause = null;
    }

    /** Closes the stream, at the server too if that can be reached. If it cannot, the server closes it after a while. */
    void close() {
        try {
            closeAtServer();
        } finally {
            dead = true;
            forget();
        }
    }

    /** Closes the stream at the server, if that can be reached, and lets the next request open another one. */
    void replace() {
        closeAtServer();
        revive();
        forget();
    }

    private void closeAtServer() {
        try {
            if (isOpen()) {
                send(version2 -> List.of(new StreamRequest.Close()), Stake.CONNECTION_STATE);
            }
        } catch (HranaException e) {
            // An idle stream expires in the server, and its transaction is rolled back, as by closing it.
        }
    }
}
