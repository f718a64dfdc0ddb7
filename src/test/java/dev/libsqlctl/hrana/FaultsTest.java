package dev.libsqlctl.hrana;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.support.FullBacklog;
import dev.libsqlctl.support.Hrana;
import dev.libsqlctl.support.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that misbehave. Whatever they do, a request is delivered once, and its failure says whether it may have been executed. */
class FaultsTest {
    private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400));
    private static final Stmt INSERT = Stmt.of("INSERT INTO t VALUES (1)");
    private static final String ONE_SHOT_OK = Hrana.pipeline(null, Hrana.EXECUTE_OK, Hrana.CLOSE_OK);

    private ScriptedServer server;
    private HranaClient client;

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void noConnectionInTime() throws IOException {
        script(ScriptedServer.Exchange::cut);
        try (FullBacklog full = new FullBacklog();
                HranaClient waiting =
                        HranaClient.open(Endpoint.parse(full.url()), new Timeouts(SHORT.read(), SHORT.read()))) {
            TransportException e = catchThrowableOfType(TransportException.class, () -> waiting.execute(INSERT));
            assertThat(e.code()).isEqualTo(TransportException.CONNECT_TIMEOUT);
            assertThat(e.outcomeUnknown()).isFalse();
        }
    }

    @Test
    void aServerWithoutTls() throws Exception {
        script(ScriptedServer.Exchange::cut);
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answer = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            answer.start();
            Endpoint endpoint = Endpoint.parse("https://127.0.0.1:" + plain.getLocalPort());
            try (HranaClient secure = HranaClient.open(endpoint, SHORT)) {
                TransportException e = catchThrowableOfType(TransportException.class, () -> secure.execute(INSERT));
                assertThat(e.code()).isEqualTo(TransportException.TLS_FAILED);
                assertThat(e.outcomeUnknown()).isFalse();
            }
            answer.join();
        }
    }

    @Test
    void cutBeforeTheResponse() {
        script(ScriptedServer.Exchange::cut);
        assertUnanswered(TransportException.CONNECTION_CUT);
    }

    @Test
    void cutWithinTheHead() {
        script(exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Le");
            exchange.cut();
        });
        assertUnanswered(TransportException.CONNECTION_CUT);
    }

    @Test
    void cutWithinABodyOfKnownLength() {
        script(exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"baton\":null,\"results\":[");
            exchange.cut();
        });
        assertUnanswered(TransportException.CONNECTION_CUT);
    }

    @Test
    void cutWithinAChunkedBody() {
        script(exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"baton\":\r\n");
            exchange.cut();
        });
        assertUnanswered(TransportException.CONNECTION_CUT);
    }

    @Test
    void silenceInsteadOfAResponse() {
        script(exchange -> {});
        assertUnanswered(TransportException.READ_TIMEOUT);
    }

    @Test
    void silenceWithinTheBody() {
        script(exchange -> exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"baton\":"));
        assertUnanswered(TransportException.READ_TIMEOUT);
    }

    @Test
    void aBodyThatComesSlowlyIsRead() {
        script(exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: " + ONE_SHOT_OK.length() + "\r\n\r\n");
            for (int i = 0; i < ONE_SHOT_OK.length(); i += 50) {
                exchange.raw(ONE_SHOT_OK.substring(i, Math.min(ONE_SHOT_OK.length(), i + 50)));
                pause();
            }
        });
        assertThat(client.execute(INSERT).rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "<html>It works!</html>",
                "{}",
                "{\"baton\":null,\"results\":[]}",
                "{\"baton\":null,\"results\":[{\"type\":\"ok\",\"response\":{\"type\":\"close\"}},"
                        + "{\"type\":\"ok\",\"response\":{\"type\":\"close\"}}]}",
                "{\"baton\":null,\"results\":[{\"type\":\"new\"},{\"type\":\"ok\",\"response\":{\"type\":\"close\"}}]}"
            })
    void anAnswerThatIsNotHrana(String body) {
        script(exchange -> exchange.json(200, body));
        ProtocolException e = catchThrowableOfType(ProtocolException.class, () -> client.execute(INSERT));
        assertThat(e.code()).isEqualTo(ProtocolException.UNEXPECTED_RESPONSE);
        assertThat(e.outcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504, 302, 204})
    void aProxyInBetween(int status) {
        script(exchange -> exchange.respond(status, "text/html; charset=utf-8", status == 204 ? "" : "<html>"));
        ProtocolException e = catchThrowableOfType(ProtocolException.class, () -> client.execute(INSERT));
        assertThat(e).hasMessageContaining("HTTP " + status).hasMessageContaining("proxy");
        assertThat(e.outcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anotherServer() {
        script(exchange -> exchange.respond(404, "text/html", "<html>no such page</html>"));
        ProtocolException e = catchThrowableOfType(ProtocolException.class, () -> client.execute(INSERT));
        assertThat(e).hasMessageContaining("HTTP 404").hasMessageContaining("URL");
        assertThat(client.healthy()).isFalse();
        assertThatThrownBy(() -> client.version()).isInstanceOf(ProtocolException.class);
    }

    @Test
    void tooManyRequestsIsAskedAgain() {
        script(exchange -> {
            if (server.requests().size() < 3) {
                exchange.json(429, "{\"error\":\"Too many concurrent requests\"}");
            } else {
                exchange.json(200, ONE_SHOT_OK);
            }
        });
        assertThat(client.execute(INSERT).rows()).hasSize(1);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void tooManyRequestsForTooLong() {
        script(exchange -> exchange.json(429, "{\"error\":\"Timed out while opening database connection\"}"));
        ServerException e = catchThrowableOfType(ServerException.class, () -> client.execute(INSERT));
        assertThat(e.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(e).hasMessage("Timed out while opening database connection");
        assertThat(e.outcomeUnknown()).isFalse();
    }

    @Test
    void aBusyDatabaseIsAskedAgain() {
        String busy = Hrana.error("SQLITE_BUSY", "SQLite error: database is locked");
        script(exchange -> exchange.json(
                200, server.requests().size() < 3 ? Hrana.pipeline(null, busy, Hrana.CLOSE_OK) : ONE_SHOT_OK));
        assertThat(client.execute(INSERT).rows()).hasSize(1);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aBusyDatabaseWithinATransactionIsNotAskedAgain() {
        String busy = "{\"type\":\"ok\",\"response\":{\"type\":\"batch\",\"result\":{\"step_results\":[null],"
                + "\"step_errors\":[{\"message\":\"database is locked\",\"code\":\"SQLITE_BUSY\"}]}}}";
        script(exchange -> exchange.json(
                200, Hrana.pipeline("b", server.requests().size() == 1 ? Hrana.EXECUTE_OK : busy, autocommit(false))));
        HranaStream stream = client.openStream();
        stream.execute(Stmt.of("BEGIN"));
        ServerException e = catchThrowableOfType(ServerException.class, () -> stream.execute(INSERT));
        assertThat(e.code()).isEqualTo("SQLITE_BUSY");
        assertThat(e.rolledBack()).isFalse();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void theBatonGoesBackAndTheNewUrlIsUsed() {
        try (ScriptedServer sticky =
                ScriptedServer.start(exchange -> exchange.json(200, Hrana.pipeline("second", Hrana.EXECUTE_OK)))) {
            script(exchange ->
                    exchange.json(200, Hrana.pipelineAt(sticky.url() + "/base/", "first", Hrana.EXECUTE_OK)));
            HranaStream stream = client.openStream();
            stream.execute(INSERT);
            stream.execute(INSERT);
            stream.execute(INSERT);
            assertThat(server.requests()).hasSize(1);
            assertThat(sticky.requests())
                    .extracting(ScriptedServer.Request::line)
                    .containsOnly("POST /base/v3/pipeline HTTP/1.1");
            assertThat(sticky.requests().get(0).body()).contains("\"baton\":\"first\"");
            assertThat(sticky.requests().get(1).body()).contains("\"baton\":\"second\"");
        }
    }

    @Test
    void aRefusedTokenLeavesTheStreamAsItWas() {
        script(exchange -> {
            int number = server.requests().size();
            if (number == 2 || number == 3) {
                exchange.json(401, "{\"error\":\"Unauthorized: `The JWT has expired`\"}");
            } else {
                exchange.json(200, Hrana.pipeline("b" + number, Hrana.EXECUTE_OK));
            }
        });
        HranaStream stream = client.openStream();
        stream.execute(INSERT);
        ServerException e = catchThrowableOfType(ServerException.class, () -> stream.execute(INSERT));
        assertThat(e.code()).isEqualTo("AUTH_JWT_EXPIRED");
        stream.execute(INSERT);
        assertThat(server.requests().get(3).body()).contains("\"baton\":\"b1\"");
    }

    @Test
    void aStreamGoneWithNothingToLoseIsOpenedAgain() {
        script(exchange -> {
            if (server.requests().size() == 2) {
                exchange.respond(400, "text/plain", "Received an invalid baton: nope");
            } else {
                exchange.json(200, Hrana.pipeline("b", Hrana.EXECUTE_OK));
            }
        });
        HranaStream stream = client.openStream();
        stream.execute(INSERT);
        stream.execute(INSERT);
        assertThat(server.requests().get(2).body()).contains("\"baton\":null");
    }

    @Test
    void aBatonThatWasUsedAlreadySaysNothingAboutTheOutcome() {
        script(exchange -> exchange.respond(400, "text/plain", "Received a baton that has already been used"));
        ServerException e = catchThrowableOfType(ServerException.class, () -> client.execute(INSERT));
        assertThat(e.code()).isEqualTo("BATON_REUSED");
        assertThat(e.outcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aStreamThatDiedSaysOfWhatEveryTime() {
        script(exchange -> {
            if (server.requests().size() == 1) {
                exchange.json(200, Hrana.pipeline("b", Hrana.EXECUTE_OK));
            } else {
                exchange.cut();
            }
        });
        HranaStream stream = client.openStream();
        stream.execute(INSERT);
        TransportException death = catchThrowableOfType(TransportException.class, () -> stream.execute(INSERT));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> stream.batch(Batch.of(INSERT)))
                    .isInstanceOf(StreamClosedException.class)
                    .cause()
                    .isSameAs(death);
        }
        stream.close();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aServerThatClosesTheStreamUnasked() {
        script(exchange -> exchange.json(200, Hrana.pipeline(null, Hrana.EXECUTE_OK)));
        HranaStream stream = client.openStream();
        assertThatThrownBy(() -> stream.execute(INSERT)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> stream.execute(INSERT)).isInstanceOf(StreamClosedException.class);
    }

    @Test
    void closingAStreamNeverThrows() {
        script(exchange -> {
            if (server.requests().size() == 1) {
                exchange.json(200, Hrana.pipeline("b", Hrana.EXECUTE_OK));
            } else {
                exchange.json(500, "{\"error\":\"no\"}");
            }
        });
        HranaStream stream = client.openStream();
        stream.execute(INSERT);
        stream.close();
        assertThat(server.requests().get(1).body()).contains("\"type\":\"close\"");
    }

    @Test
    void aTransactionThatIsNeitherCommittedNorRefused() {
        script(exchange -> exchange.json(
                200,
                Hrana.pipeline(
                        null,
                        "{\"type\":\"ok\",\"response\":{\"type\":\"batch\",\"result\":{"
                                + "\"step_results\":[null,null,null,null],\"step_errors\":[null,null,null,null]}}}",
                        Hrana.CLOSE_OK)));
        assertThatThrownBy(() -> client.transaction(List.of(INSERT))).isInstanceOf(ProtocolException.class);
    }

    private void script(ScriptedServer.Script script) {
        server = ScriptedServer.start(script);
        client = HranaClient.open(Endpoint.parse(server.url()), SHORT);
    }

    private void assertUnanswered(String code) {
        TransportException e = catchThrowableOfType(TransportException.class, () -> client.execute(INSERT));
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.outcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    private static String autocommit(boolean isAutocommit) {
        return "{\"type\":\"ok\",\"response\":{\"type\":\"get_autocommit\",\"is_autocommit\":" + isAutocommit + "}}";
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
