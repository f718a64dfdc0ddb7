package dev.libsqlctl.hrana.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlConnectionTransportTest {
    private final Transport transport = new UrlConnectionTransport();

    @Test
    void aPostIsDeliveredOnceWhenAKeptAliveConnectionDrops() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            if (exchange.request().number() == 1) {
                exchange.json(200, "{}");
            } else {
                exchange.cut();
            }
        })) {
            assertThat(post(server, "first")).isEqualTo("{}");
            assertThatThrownBy(() -> post(server, "second"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(UnsentException.class);
            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::body)
                    .containsExactly("first", "second");
            assertThat(server.requests().get(1).connection()).isEqualTo(1);
        }
    }

    @Test
    void aPostIsDeliveredOnceWhenANewConnectionDrops() {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.Exchange::cut)) {
            assertThatThrownBy(() -> post(server, "only"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(UnsentException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aPostAfterAPauseFindsOutThatTheConnectionIsGone() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            exchange.json(200, "{}");
            exchange.cut();
        })) {
            post(server, "first");
            Thread.sleep(1100);
            assertThat(post(server, "second")).isEqualTo("{}");
            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::body)
                    .containsExactly("first", "second");
        }
    }

    @Test
    void aConnectionIsNotUsedAgainAfterARefusal() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            if (exchange.request().number() == 1) {
                exchange.json(404, "{}");
            } else {
                exchange.json(200, "{}");
            }
        })) {
            post(server, "refused");

            assertThat(post(server, "next")).isEqualTo("{}");
            assertThat(server.requests().get(1).connection()).isEqualTo(2);
        }
    }

    @Test
    void manyRequestsShareOneConnection() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(exchange -> exchange.json(200, "{}"))) {
            for (int i = 0; i < 50; i++) {
                post(server, "x");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void thePostIsAPlainOne() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(exchange -> exchange.json(200, "{}"))) {
            post(server, "a");
            post(server, "b");
            assertThat(server.requests()).allSatisfy(request -> {
                assertThat(request.line()).isEqualTo("POST /p HTTP/1.1");
                assertThat(request.head())
                        .contains("authorization: bearer t0ken")
                        .doesNotContain("upgrade");
            });
        }
    }

    @Test
    void theTextOfA401Survives() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(exchange -> exchange.json(401, "{\"error\":\"why\"}"))) {
            try (HttpResponse response = transport.send(request(server, "insert"))) {
                assertThat(response.status()).isEqualTo(401);
                assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"error\":\"why\"}");
            }
            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::body)
                    .containsExactly("insert", "");
        }
    }

    @Test
    void a401IsA401EvenIfTheServerChangesItsMind() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                exchange -> exchange.json(exchange.request().body().isEmpty() ? 400 : 401, "{}"))) {
            try (HttpResponse response = transport.send(request(server, "insert"))) {
                assertThat(response.status()).isEqualTo(401);
                assertThat(response.body().readAllBytes()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsAreNotFollowed(int status) throws Exception {
        try (ScriptedServer other = ScriptedServer.start(exchange -> exchange.json(200, "{}"));
                ScriptedServer server = ScriptedServer.start(exchange -> exchange.raw("HTTP/1.1 " + status
                        + " Moved\r\nLocation: " + other.url() + "/p\r\nContent-Length: 0\r\n\r\n"))) {
            try (HttpResponse response = transport.send(request(server, "insert"))) {
                assertThat(response.status()).isEqualTo(status);
            }
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void headersMayHoldOtherBytesThanAscii() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(exchange -> exchange.raw(
                "HTTP/1.1 200 OK\r\nServer-Timing: query_total;dur=5\u00c2\u00b5s,\r\nContent-Length: 2\r\n\r\n{}"))) {
            assertThat(post(server, "x")).isEqualTo("{}");
        }
    }

    @Test
    void nothingIsSentWhereNothingListens() throws IOException {
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            assertThatThrownBy(() -> transport.send(request(url, "x")))
                    .isInstanceOfSatisfying(
                            UnsentException.class, e -> assertThat(e.reason()).isInstanceOf(ConnectException.class));
        }
    }

    @Test
    void silenceEndsWithTheReadTimeout() {
        try (ScriptedServer server = ScriptedServer.start(exchange -> {})) {
            assertThatThrownBy(() -> post(server, "x")).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aBodyLeftUnreadCutsTheConnection() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                exchange -> exchange.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"))) {
            try (HttpResponse response = transport.send(request(server, "x"))) {
                assertThat(response.body().read()).isEqualTo('h');
            }
            try (HttpResponse response = transport.send(request(server, "y"))) {
                assertThat(response.status()).isEqualTo(200);
            }
            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::connection)
                    .isEqualTo(List.of(1, 2));
        }
    }

    @Test
    void aBodyIsNotReadAheadAndEndsWithACut() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                exchange -> exchange.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"))) {
            CutSwitch cutSwitch = new CutSwitch();
            try (HttpResponse response = sent(server, cutSwitch)) {
                assertThat(response.body().read()).isEqualTo('h');
                assertThat(response.body().available()).isZero();
                cutSwitch.cut();
                assertThatThrownBy(() -> response.body().read()).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @Timeout(20)
    void aServerThatTakesNothingEndsWithTheReadTimeout() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpRequest request = new HttpRequest(
                    URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/p"),
                    null,
                    new byte[40_000_000],
                    Duration.ofSeconds(2),
                    Duration.ofMillis(500));
            assertThatThrownBy(() -> transport.send(request)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @Timeout(20)
    void anotherThreadCutsARequestThatWaitsForItsAnswer() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start(exchange -> received.countDown())) {
            CutSwitch cutSwitch = new CutSwitch();
            CompletableFuture<HttpResponse> answer = CompletableFuture.supplyAsync(() -> sent(server, cutSwitch));
            received.await();
            cutSwitch.cut();
            assertThatThrownBy(answer::join).hasCauseInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> sent(server, cutSwitch)).hasCauseInstanceOf(UnsentException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aSwitchThatIsThrownAfterTheAnswerCutsNobodyElse() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(exchange -> exchange.json(200, "{}"))) {
            CutSwitch cutSwitch = new CutSwitch();
            try (HttpResponse response = sent(server, cutSwitch)) {
                assertThat(response.body().readAllBytes()).hasSize(2);
            }
            cutSwitch.cut();
            assertThat(post(server, "next")).isEqualTo("{}");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private HttpResponse sent(ScriptedServer server, CutSwitch cutSwitch) {
        try {
            return transport.send(new HttpRequest(
                    URI.create(server.url() + "/p"),
                    null,
                    null,
                    "body".getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(15),
                    Coding.IDENTITY,
                    cutSwitch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyConnectionOfThePoolIsLookedAtAfterAPause() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            if (exchange.request().body().equals("together")) {
                both.countDown();
                await(both);
            }
            if (exchange.request().body().equals("slow")) {
                await(new CountDownLatch(1));
            }
            exchange.json(200, "{}");
            if (exchange.request().body().equals("together")) {
                exchange.cut();
            }
        })) {
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> quietly(server, "together"));
            post(server, "together");
            assertThat(other.join()).isEqualTo("{}");
            Thread.sleep(1100);
            assertThat(post(server, "one")).isEqualTo("{}");
            CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> quietly(server, "slow"));
            Thread.sleep(100);
            assertThat(post(server, "beside it")).isEqualTo("{}");
            assertThat(slow.join()).isEqualTo("{}");
        }
    }

    private String quietly(ScriptedServer server, String body) {
        try {
            return post(server, body);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String post(ScriptedServer server, String body) throws IOException {
        try (HttpResponse response = transport.send(request(server, body))) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpRequest request(ScriptedServer server, String body) {
        return request(server.url(), body);
    }

    private static HttpRequest request(String url, String body) {
        return new HttpRequest(
                URI.create(url + "/p"),
                "t0ken",
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(2),
                Duration.ofMillis(500));
    }
}
