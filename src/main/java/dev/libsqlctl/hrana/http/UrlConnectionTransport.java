package dev.libsqlctl.hrana.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

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
                ended(request, uses);
            }
        }
    }

    private static HttpResponse send(HttpRequest request, LastUses uses, int beside) throws IOException {
        HttpURLConnection connection = open(request);
        Runnable ended = () -> ended(request, uses);
        if (request.body() == null) {
            connect(connection, request);
            return new UrlConnectionResponse(connection, status(connection, request), request.cutSwitch(), ended);
        }
        prepareToPostOnce(connection, request.body().length, uses.idleFor(beside, CHECK_AFTER_NANOS));
        connect(connection, request);
        try (WriteWatch watch = new WriteWatch(connection, request.readTimeout());
                OutputStream out = connection.getOutputStream()) {
            watch.write(out, request.body());
        }
        int status = status(connection, request);
        uses.answered(beside);
        return status == UNAUTHORIZED
                ? askForRefusal(request, ended)
                : new UrlConnectionResponse(connection, status, request.cutSwitch(), ended);
    }

    private static void ended(HttpRequest request, LastUses uses) {
        request.cutSwitch().ended();
        uses.ended();
    }

    private static int status(HttpURLConnection connection, HttpRequest request) throws IOException {
        try {
            return connection.getResponseCode();
        } catch (RuntimeException e) {
            // The JDK's connection is not made to be disconnected by another thread: it may trip over what is gone.
            if (request.cutSwitch().isCut()) {
                throw new IOException("Given up", e);
            }
            throw e;
        }
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
        connect(connection, empty);
        connection.getOutputStream().close();
        int status = status(connection, empty);
        UrlConnectionResponse response = new UrlConnectionResponse(connection, status, empty.cutSwitch(), ended);
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
        if (request.coding() == Coding.GZIP) {
            connection.setRequestProperty("Accept-Encoding", "gzip");
        }
        if (request.token() != null) {
            connection.setRequestProperty("Authorization", "Bearer " + request.token());
        }
        if (request.namespace() != null) {
            connection.setRequestProperty("x-namespace-bin", base64(request.namespace()));
        }
        return connection;
    }

    private static void connect(HttpURLConnection connection, HttpRequest request) throws UnsentException {
        try {
            connection.connect();
        } catch (IOException e) {
            throw new UnsentException(e);
        }
        request.cutSwitch().began(connection::disconnect);
    }

    /** The server refuses padding. */
    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Rounded up: what ends by this time-out has had the whole of it. The JDK takes 0 for no time-out at all. */
    private static int millis(Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, timeout.plusNanos(999_999).toMillis());
    }
}
