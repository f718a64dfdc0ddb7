package dev.libsqlctl.support;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real {@code sqld} of its own, on a free port of the loopback interface, in a directory that is deleted with it. */
public final class SqldServer implements AutoCloseable {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2));

    private final Path directory;
    private final List<String> command;
    private final Map<String, String> environment;
    private final String url;
    private Process process;

    private SqldServer(Path directory, int port, Map<String, String> environment, List<String> arguments) {
        this.directory = directory;
        this.url = "http://127.0.0.1:" + port;
        this.environment = Map.copyOf(environment);
        this.command = new ArrayList<>(List.of(
                SqldBinaryFixture.path().toString(),
                "--no-welcome",
                "--db-path",
                dataDir().toString(),
                "--http-listen-addr",
                "127.0.0.1:" + port));
        command.addAll(arguments);
    }

    /** {@return a running, healthy server with these further arguments} */
    public static SqldServer start(String... arguments) {
        return start(Map.of(), arguments);
    }

    /** {@return a running, healthy server with these variables in its environment and these further arguments} */
    public static SqldServer start(Map<String, String> environment, String... arguments) {
        try {
            Path directory = Files.createTempDirectory("sqld");
            SqldServer server = new SqldServer(directory, freePort(), environment, List.of(arguments));
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server again on the same port and data after {@link #kill()} or {@link #stop()}. */
    public void restart() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            awaitHealth();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the base URL} */
    public String url() {
        return url;
    }

    /** {@return the base URL as an endpoint without a token} */
    public Endpoint endpoint() {
        return Endpoint.parse(url);
    }

    /** {@return the process id} */
    public long pid() {
        return process.pid();
    }

    /** {@return the data directory of the server} */
    public Path dataDir() {
        return directory.resolve("iku.db");
    }

    /** {@return what the server has written so far} */
    public String log() {
        try {
            return Files.readString(logFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server on the spot. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Stops the server as a user would. A server that has only just begun may lose a SIGTERM, so it gets another one. */
    public void stop() {
        process.destroy();
        if (!exitsWithin(5)) {
            process.destroy();
        }
        awaitExit();
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(SqldServer::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitHealth() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try (HranaClient client = HranaClient.open(endpoint(), TIMEOUTS)) {
            while (!client.healthy()) {
                if (!process.isAlive() || System.nanoTime() - deadline >= 0) {
                    kill();
                    throw new IllegalStateException("sqld did not become healthy. Its log:\n" + log());
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitExit() {
        if (!exitsWithin(40)) {
            throw new IllegalStateException("sqld did not end. Its log:\n" + log());
        }
    }

    private boolean exitsWithin(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path logFile() {
        return directory.resolve("sqld.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
