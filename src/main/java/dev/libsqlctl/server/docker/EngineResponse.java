package dev.libsqlctl.server.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer of an engine, whose body is read while it comes. */
final class EngineResponse implements DockerHttpClient.Response {
    /** More than any engine sends: what is longer is no HTTP. */
    private static final int LONGEST_LINE = 65_536;

    private final SocketChannel channel;
    private final int status;
    private final Map<String, List<String>> headers;
    private final InputStream body;

    private EngineResponse(SocketChannel channel, int status, Map<String, List<String>> headers, InputStream body) {
        this.channel = channel;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Waits for an answer.
     *
     * @param channel on which the request was sent; the answer closes it
     * @param method that of the request
     * @return the answer, of which the head was read
     * @throws IOException if the connection breaks, or what comes is no HTTP
     */
    static EngineResponse read(SocketChannel channel, String method) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
        int status = status(line(in));
        // "100 Continue" and its like stand before the answer (RFC 9110, 15.2); 101 is the answer to an upgrade.
        while (status / 100 == 1 && status != 101) {
            headers(in);
            status = status(line(in));
        }
        Map<String, List<String>> headers = headers(in);
        return new EngineResponse(channel, status, headers, body(in, method, status, headers));
    }

    private static int status(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("the answer is no HTTP: " + line);
        }
        return Integer.parseInt(words[1]);
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("the answer is no HTTP: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** How long a body is: RFC 9112, 6.3. */
    private static InputStream body(InputStream in, String method, int status, Map<String, List<String>> headers)
            throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        if (headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked")) {
            return new ChunkedBody(in);
        }
        List<String> length = headers.getOrDefault("Content-Length", List.of());
        if (length.isEmpty()) {
            return in;
        }
        try {
            return new SizedBody(in, Long.parseLong(length.get(0)));
        } catch (NumberFormatException e) {
            throw new IOException("the answer is no HTTP: Content-Length: " + length.get(0));
        }
    }

    /** {@return a line without its end} */
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended before the answer did");
            }
            if (next == '\n') {
                break;
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("the answer is no HTTP: a line of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) next);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
