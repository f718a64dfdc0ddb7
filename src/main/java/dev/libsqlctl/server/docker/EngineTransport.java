package dev.libsqlctl.server.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Carries docker-java's requests to an engine by HTTP/1.1 (RFC 9112), each on a connection of its own. Java opens sockets of the file system by itself; the transports
 * that docker-java offers bring an HTTP client along that takes longer to be set up than an engine takes to answer.
 *
 * <p>An interrupt of the thread that waits closes its connection.
 */
final class EngineTransport implements DockerHttpClient {
    private final DockerHost host;
    private final Duration limit;

    /**
     * @param host where the engine listens
     * @param limit how long a connection over the network may take
     */
    EngineTransport(DockerHost host, Duration limit) {
        this.host = host;
        this.limit = limit;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the engine cannot be reached, or what answers does not speak HTTP
     */
    @Override
    public Response execute(Request request) {
        try {
            SocketChannel channel = connect();
            try {
                send(channel, request);
                return EngineResponse.read(channel, request.method());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SocketChannel connect() throws IOException {
        if (host.isUnix()) {
            SocketAddress address = UnixDomainSocketAddress.of(host.socket().orElseThrow());
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(address);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
        InetSocketAddress address =
                new InetSocketAddress(host.uri().getHost(), host.uri().getPort());
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, Math.toIntExact(limit.toMillis()));
            return channel;
        } catch (SocketTimeoutException e) {
            channel.close();
            throw new SocketTimeoutException("no connection within " + limit.toSeconds() + " s");
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void send(SocketChannel channel, Request request) throws IOException {
        byte[] body = body(request);
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.put("Host", host.isUnix() ? "localhost" : host.uri().getAuthority());
        headers.put("Connection", "close");
        if (body.length > 0 || !request.method().equals("GET")) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        StringBuilder head = new StringBuilder(request.method() + " " + request.path() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        // In one piece: who refuses a request by its head may be gone before its body comes.
        ByteBuffer all = ByteBuffer.allocate(bytes.length + body.length)
                .put(bytes)
                .put(body)
                .flip();
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }

    private static byte[] body(Request request) throws IOException {
        if (request.bodyBytes() != null) {
            return request.bodyBytes();
        }
        return request.body() == null ? new byte[0] : request.body().readAllBytes();
    }

    /** Nothing is kept open between requests. */
    @Override
    public void close() {}
}
