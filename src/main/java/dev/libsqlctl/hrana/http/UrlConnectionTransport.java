package dev.libsqlctl.hrana.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;

/**
 * The transport of the JDK's {@link HttpURLConnection}, which starts several times faster than {@code java.net.http} and never asks
 * for an upgrade to HTTP/2, a request that sqld leaves without an answer.
 *
 * <p>The JDK keeps idle connections in a pool of its own, shared by the whole JVM.
 */
public final class UrlConnectionTransport implements Transport {
    private static final int UNAUTHORIZED = HttpURLConnection.HTTP_UNAUTHORIZED;

    /**
     * A connection idle for longer is checked before it is used, which takes a millisecond. A server needs longer to be killed and started
     * again, so that a request never goes to the connection of the server that was.
     */
    private static final long CHECK_AFTER_NANOS = Duration.ofMillis(50).toNanos();

    /** Makes a transport. It holds nothing that would have to be closed. */
    public UrlConnectionTransport() {}

    @Override
    public HttpResponse send(HttpRequest request) throws IOException {
        LastUses uses = LastUses.of(request.uri(), System.nanoTime() - CHECK_AFTER_NANOS);
        int beside = uses.began();
        HttpResponse response = null;
        try {
            response = send(request, uses, beside);
            return response;
        } finally {
            if (response == null) {
                uses.ended();
            }
        }
    }

    private static HttpResponse send(HttpRequest request, LastUses uses, int beside) throws IOException {
        HttpURLConnection connection = open(request);
        if (request.body() == null) {
            connect(connection);
            return new UrlConnectionResponse(connection, connection.getResponseCode(), uses::ended);
        }
        prepareToPostOnce(connection, request.body().length, uses.idleFor(beside, CHECK_AFTER_NANOS));
        connect(connection);
        try (WriteWatch watch = new WriteWatch(connection, request.readTimeout());
                OutputStream out = connection.getOutputStream()) {
            watch.write(out, request.body());
        }
        int status = connection.getResponseCode();
        uses.answered(beside);
        return status == UNAUTHORIZED
                ? askForRefusal(request, uses::ended)
                : new UrlConnectionResponse(connection, status, uses::ended);
    }

    /**
     * Makes the JDK deliver the POST at most once. When a kept-alive connection drops before the response, the JDK sends a POST
     * again, and the server executes it twice, unless its body is streamed (or unless a property of the whole JVM forbids it, which
     * is not ours to set).
     *
     * <p>For a streamed POST, however, the JDK first looks whether the pooled connection is still open, by reading from it for a
     * millisecond: several times the price of a request on a local server. The look is worth its price after a pause, in which a
     * proxy may have closed the connection. It is made when the method is POST at the time of connecting; a GET with a body becomes
     * a POST afterwards.
     */
    private static void prepareToPostOnce(HttpURLConnection connection, int length, boolean idle) throws IOException {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(length);
        if (idle) {
            connection.setRequestMethod("POST");
        }
        connection.setRequestProperty("Content-Type", "application/json");
    }

    /**
     * Asks once more, with an empty body, which cannot execute anything. Of a streamed request the JDK discards the body of a 401,
     * with the reason of the refusal in it. The server has not looked at the first request: it authenticates before it reads.
     */
    private static HttpResponse askForRefusal(HttpRequest request, Runnable ended) throws IOException {
        HttpRequest empty = request.withEmptyBody();
        HttpURLConnection connection = open(empty);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connect(connection);
        connection.getOutputStream().close();
        int status = connection.getResponseCode();
        UrlConnectionResponse response = new UrlConnectionResponse(connection, status, ended);
        return status == UNAUTHORIZED ? response : new BareResponse(UNAUTHORIZED, response);
    }

    private static HttpURLConnection open(HttpRequest request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
        connection.setConnectTimeout(millis(request.connectTimeout()));
        connection.setReadTimeout(millis(request.readTimeout()));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json, text/plain");
        connection.setRequestProperty("User-Agent", "libsqlctl");
        if (request.token() != null) {
            connection.setRequestProperty("Authorization", "Bearer " + request.token());
        }
        return connection;
    }

    private static void connect(HttpURLConnection connection) throws UnsentException {
        try {
            connection.connect();
        } catch (IOException e) {
            throw new UnsentException(e);
        }
    }

    /** The JDK takes 0 for no time-out at all. */
    private static int millis(Duration timeout) {
        return (int) Math.max(1, timeout.toMillis());
    }
}
