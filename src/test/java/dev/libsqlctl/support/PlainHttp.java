package dev.libsqlctl.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a server in the plainest way there is, so that a test of a server depends on no client of ours. */
public final class PlainHttp {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private final URI server;

    /** @param server the server's URL */
    public PlainHttp(URI server) {
        this.server = server;
    }

    /** {@return whether {@code GET /health} says 200} */
    public boolean healthy() {
        try {
            HttpURLConnection connection = connection("/health");
            boolean healthy = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            connection.disconnect();
            return healthy;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until it is healthy. */
    public void awaitHealthy() {
        Eventually.become("healthy: " + server, this::healthy);
    }

    /** {@return the body of the answer to a pipeline of these statements, each on its own; its status is 200} */
    public String execute(String... statements) {
        StringBuilder requests = new StringBuilder();
        for (String sql : statements) {
            requests.append("{\"type\":\"execute\",\"stmt\":{\"sql\":\"")
                    .append(sql.replace("\"", "\\\""))
                    .append("\"}},");
        }
        return post("{\"requests\":[" + requests + "{\"type\":\"close\"}]}", HttpURLConnection.HTTP_OK);
    }

    /** {@return the status of the answer to a pipeline that asks for nothing} */
    public int status() {
        try {
            return send("{\"requests\":[{\"type\":\"close\"}]}").getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String post(String body, int expected) {
        try {
            HttpURLConnection connection = send(body);
            int status = connection.getResponseCode();
            try (InputStream answer = status < HttpURLConnection.HTTP_BAD_REQUEST
                    ? connection.getInputStream()
                    : connection.getErrorStream()) {
                String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                if (status != expected || text.contains("\"type\":\"error\"")) {
                    throw new AssertionError("HTTP " + status + ": " + text);
                }
                return text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpURLConnection send(String body) throws IOException {
        HttpURLConnection connection = connection("/v3/pipeline");
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return connection;
    }

    private HttpURLConnection connection(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) server.resolve(path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        // A connection that stays open would keep a stopping server waiting.
        connection.setRequestProperty("Connection", "close");
        return connection;
    }
}
