package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine may answer, byte by byte. */
@Timeout(30)
class EngineTransportTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @TempDir
    private Path directory;

    private ServerSocketChannel server;
    private volatile SocketChannel open;

    @AfterEach
    void end() throws IOException {
        server.close();
        if (open != null) {
            open.close();
        }
    }

    /** An engine that reads one request and says one thing; then it ends the connection, or not. */
    private CompletableFuture<String> engine(SocketAddress address, boolean ends, String... answer) throws IOException {
        server = address instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        server.bind(address);
        return CompletableFuture.supplyAsync(() -> {
            try {
                open = server.accept();
                String request = request(open);
                for (String part : answer) {
                    open.write(ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)));
                }
                if (ends) {
                    open.close();
                }
                return request;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Reads all of a request: an end of the connection amid it would be another test. */
    private static String request(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(10_000);
        String request = "";
        while (!request.contains("\r\n\r\n")
                || request.contains("Content-Length: 2") && !request.endsWith("\r\n\r\n{}")) {
            channel.read(bytes);
            request = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
        return request;
    }

    private EngineTransport says(String... answer) throws IOException {
        engine(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), true, answer);
        return transport();
    }

    private EngineTransport transport() throws IOException {
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        return new EngineTransport(
                new DockerHost(URI.create("tcp://127.0.0.1:" + port), "a test"), Duration.ofSeconds(5));
    }

    private static Request request(Request.Method method) {
        return Request.builder().method(method).path("/v1.44/x?y=1").build();
    }

    private static String body(EngineTransport transport) throws IOException {
        try (Response response = transport.execute(request(Request.Method.GET))) {
            return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRequestGoesThroughASocketOfTheFileSystem() throws Exception {
        Path socket = directory.resolve("engine.sock");
        CompletableFuture<String> asked =
                engine(UnixDomainSocketAddress.of(socket), true, OK, "Content-Length: 2\r\n\r\nok");
        EngineTransport transport =
                new EngineTransport(new DockerHost(URI.create("unix://" + socket), "a test"), Duration.ofSeconds(5));
        Request request = Request.builder()
                .method(Request.Method.POST)
                .path("/create")
                .putHeader("Content-Type", "application/json")
                .bodyBytes("{}".getBytes(StandardCharsets.UTF_8))
                .build();

        try (Response response = transport.execute(request)) {
            assertThat(response.getStatusCode()).isEqualTo(200);
            assertThat(response.getBody()).hasContent("ok");
        }
        assertThat(asked.get())
                .startsWith("POST /create HTTP/1.1\r\n")
                .contains("Host: localhost\r\n", "Content-Type: application/json\r\n", "Content-Length: 2\r\n")
                .endsWith("\r\n\r\n{}");
    }

    @Test
    void chunksAreOneBody() throws IOException {
        assertThat(body(says(
                        OK, "Transfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n", "6;a=b\r\npedia \r\n0\r\nX: y\r\n\r\n")))
                .isEqualTo("Wikipedia ");
    }

    @Test
    void aBodyWithoutALengthEndsWithTheConnection() throws IOException {
        assertThat(body(says(OK, "\r\nall of", " it"))).isEqualTo("all of it");
    }

    @Test
    void headersHaveNoCaseAndMayComeTwice() throws IOException {
        EngineTransport transport = says(OK, "content-length: 0\nX-A: 1\r\nx-a:2\r\n\r\n");
        try (Response response = transport.execute(request(Request.Method.GET))) {
            assertThat(response.getHeaders().get("X-a")).containsExactly("1", "2");
            assertThat(response.getBody()).isEmpty();
        }
    }

    @Test
    void whatComesBeforeTheAnswerIsNoAnswer() throws IOException {
        assertThat(body(says("HTTP/1.1 100 Continue\r\n\r\n", OK, "Content-Length: 1\r\n\r\nx")))
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\n\r\nfour",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nfour",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n"
            })
    void anAnswerThatIsCutOffIsNoAnswer(String rest) throws IOException {
        EngineTransport transport = says(OK, rest);

        assertThatThrownBy(() -> body(transport))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("ended before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "",
                "HTTP/1.1 200"
            })
    void whatIsNoHttpIsSaidToBeNone(String answer) throws IOException {
        EngineTransport transport = says(answer);

        assertThatThrownBy(() -> transport.execute(request(Request.Method.GET)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageMatching(".*(no HTTP|ended before).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n", "-1\r\n", "3\r\nfour\r\n"})
    void aChunkThatLiesIsAnError(String chunks) throws IOException {
        EngineTransport transport = says(OK, "Transfer-Encoding: chunked\r\n\r\n" + chunks);

        assertThatThrownBy(() -> body(transport))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no HTTP");
    }

    @Test
    void aLineWithoutEndIsGivenUp() throws IOException {
        EngineTransport transport = says("x".repeat(100_000));

        assertThatThrownBy(() -> transport.execute(request(Request.Method.GET)))
                .hasMessageContaining("65536 characters");
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        engine(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false);
        EngineTransport transport = transport();
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                transport.execute(request(Request.Method.GET));
            } catch (RuntimeException e) {
                ended.set(e);
            }
        });
        waiting.start();
        while (open == null) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        waiting.join();

        assertThat(ended.get()).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void closingAnAnswerEndsItsConnection() throws Exception {
        engine(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false, OK, "\r\nfirst\n");
        Response response = transport().execute(request(Request.Method.GET));
        assertThat(response.getBody().read()).isEqualTo('f');

        response.close();

        assertThatThrownBy(() -> response.getBody().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void refusalsAreThoseOfDockerJava() throws IOException {
        assertThatThrownBy(() -> api("304 Not Modified").post("/x")).isInstanceOf(NotModifiedException.class);
        assertThatThrownBy(() -> api("404 Not Found").get("/x")).isInstanceOf(NotFoundException.class);
        assertThat(api("404 Not Found").find("/x")).isEmpty();
        assertThatThrownBy(() -> api("500 Internal Server Error").delete("/x"))
                .isInstanceOfSatisfying(DockerException.class, refusal -> {
                    assertThat(refusal.getHttpStatus()).isEqualTo(500);
                    assertThat(DockerFailures.words(refusal)).isEqualTo("so it is");
                });
    }

    private EngineApi api(String status) throws IOException {
        if (server != null) {
            server.close();
        }
        return new EngineApi(says("HTTP/1.1 " + status + "\r\n\r\n{\"message\":\"so it is\"}"), "/v1.44");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "", "{\"a\":"})
    void whatIsNoObjectIsABrokenConnection(String body) throws IOException {
        EngineApi engine = new EngineApi(says(OK, "\r\n" + body), "");

        assertThatThrownBy(() -> engine.get("/x")).isInstanceOf(UncheckedIOException.class);
    }
}
