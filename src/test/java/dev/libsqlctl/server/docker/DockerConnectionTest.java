package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.UnprivilegedJava;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerConnectionTest {
    @TempDir
    private Path directory;

    @Test
    void socketThatIsNotThereMeansNoEngine() {
        assertFails(ErrorCode.DOCKER_UNAVAILABLE, "missing.sock", "unix://" + directory.resolve("missing.sock"));
    }

    @Test
    void socketThatNobodyListensOnMeansNoEngine() throws IOException {
        Path socket = directory.resolve("stale.sock");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
        }

        assertThat(socket).exists();
        assertFails(ErrorCode.DOCKER_UNAVAILABLE, "stale.sock", "unix://" + socket);
    }

    @Test
    void portThatNobodyListensOnMeansNoEngine() {
        assertFails(ErrorCode.DOCKER_UNAVAILABLE, "127.0.0.1", "tcp://127.0.0.1:" + FreePort.next());
    }

    @Test
    void socketThatMayNotBeOpenedIsAMatterOfPermission() throws IOException {
        Path socket = directory.resolve("forbidden.sock");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));

            assertThat(UnprivilegedJava.run(Connect.class, "unix://" + socket)).isEqualTo("DOCKER_PERMISSION\n");
        }
    }

    @Test
    @Timeout(20)
    void engineThatDoesNotAnswerIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFails(ErrorCode.DOCKER_UNAVAILABLE, "does not answer", "tcp://127.0.0.1:" + silent.getLocalPort());
        }
    }

    @Test
    void engineThatAnswersWithAnErrorIsQuoted() throws IOException {
        try (ScriptedEngine engine = new ScriptedEngine(500, "{\"message\":\"out of order\"}")) {
            assertFails(ErrorCode.DOCKER_UNAVAILABLE, "out of order", engine.host());
        }
    }

    @ParameterizedTest
    @CsvSource({"1.40, /v1.40/", "1.41, /v1.41/", "1.44, /v1.44/", "1.52, /v1.44/"})
    void versionIsTheNewestThatBothSidesKnow(String offered, String prefix) throws IOException {
        try (ScriptedEngine engine = new ScriptedEngine(200, "{\"ApiVersion\":\"" + offered + "\"}")) {
            DockerConnection connection = DockerConnection.open(Map.of("DOCKER_HOST", engine.host()));
            connection.client().pingCmd().exec();
            connection.client().close();

            assertThat(engine.paths).containsExactly("/version", prefix + "_ping");
        }
    }

    @ParameterizedTest
    @CsvSource({"Engine, DOCKER", "Podman Engine, PODMAN"})
    void vendorIsTold(String component, EngineVendor vendor) throws IOException {
        String version =
                "{\"ApiVersion\":\"1.41\",\"Components\":[{\"Name\":\"" + component + "\",\"Version\":\"1\"}]}";
        try (ScriptedEngine engine = new ScriptedEngine(200, version)) {
            DockerConnection connection = DockerConnection.open(Map.of("DOCKER_HOST", engine.host()));
            connection.client().close();

            assertThat(connection.vendor()).isEqualTo(vendor);
        }
    }

    private static void assertFails(ErrorCode code, String words, String host) {
        assertThatThrownBy(() -> DockerConnection.open(Map.of("DOCKER_HOST", host)))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(LibsqlctlException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.hint()).isPresent();
                });
    }

    /** Connects in a process of its own and prints how that ended. */
    static final class Connect {
        private Connect() {}

        /** @param args the engine's address */
        public static void main(String[] args) throws IOException {
            try {
                DockerConnection.open(Map.of("DOCKER_HOST", args[0])).client().close();
                System.out.println("connected");
            } catch (LibsqlctlException e) {
                System.out.println(e.code());
            }
        }
    }

    /** Says one thing to whatever it is asked. */
    private static final class ScriptedEngine implements AutoCloseable {
        private final List<String> paths = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        ScriptedEngine(int status, String body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                paths.add(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String host() {
            return "tcp://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
