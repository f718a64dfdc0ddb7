package dev.libsqlctl.hrana.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class CompressedBodyTest {
    private static final String TEXT = "a line of many\n".repeat(10_000);

    private final Transport transport = new UrlConnectionTransport();

    @Test
    void isAskedForByRequestsThatWantIt() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(exchange -> exchange.json(200, "{}"))) {
            assertThat(post(server, Coding.GZIP)).isEqualTo("{}");
            assertThat(post(server, Coding.IDENTITY)).isEqualTo("{}");
            assertThat(server.requests().get(0).head()).contains("accept-encoding: gzip\r\n");
            assertThat(server.requests().get(1).head()).doesNotContain("accept-encoding");
        }
    }

    @Test
    void leavesTheConnectionToTheNextRequest() throws IOException {
        byte[] body = gzip(TEXT);
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            exchange.raw(head("gzip") + Integer.toHexString(body.length) + "\r\n");
            exchange.raw(body);
            exchange.raw("\r\n0\r\n\r\n");
        })) {
            assertThat(post(server, Coding.GZIP)).isEqualTo(TEXT);
            assertThat(post(server, Coding.GZIP)).isEqualTo(TEXT);
            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::connection)
                    .isEqualTo(List.of(1, 1));
        }
    }

    @Test
    void everyBeginningOfItIsRefused() throws IOException {
        byte[] body = gzip("short");
        for (int length = 0; length < body.length; length++) {
            byte[] part = Arrays.copyOf(body, length);
            try (ScriptedServer server = ScriptedServer.start(exchange -> {
                exchange.raw(head("gzip"));
                if (part.length > 0) {
                    exchange.raw(Integer.toHexString(part.length) + "\r\n");
                    exchange.raw(part);
                    exchange.raw("\r\n");
                }
                exchange.raw("0\r\n\r\n");
            })) {
                assertThatThrownBy(() -> post(server, Coding.GZIP))
                        .as("%d bytes", length)
                        .isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void aCutWithinItIsAFailure() throws IOException {
        byte[] body = gzip(TEXT);
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            exchange.raw(head("gzip") + Integer.toHexString(body.length) + "\r\n");
            exchange.raw(Arrays.copyOf(body, body.length / 2));
            exchange.cut();
        })) {
            assertThatThrownBy(() -> post(server, Coding.GZIP)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatFollowsItIsRefused() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("one"));
        both.write(new byte[100]);
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
            exchange.raw(head("gzip") + Integer.toHexString(both.size()) + "\r\n");
            exchange.raw(both.toByteArray());
            exchange.raw("\r\n0\r\n\r\n");
        })) {
            assertThatThrownBy(() -> post(server, Coding.GZIP)).isInstanceOf(ZipException.class);
        }
    }

    @Test
    void anotherCodingIsRefused() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start(exchange -> exchange.raw(head("br") + "1\r\nx\r\n0\r\n\r\n"))) {
            assertThatThrownBy(() -> post(server, Coding.GZIP))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("'br'");
        }
    }

    private String post(ScriptedServer server, Coding coding) throws IOException {
        HttpRequest request = new HttpRequest(
                URI.create(server.url() + "/p"),
                null,
                null,
                new byte[1],
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                coding,
                new CutSwitch());
        try (HttpResponse response = transport.send(request)) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String head(String coding) {
        return "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
