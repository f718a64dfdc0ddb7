package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A connection to a Docker engine that has answered and with which a version of the API is agreed on. */
final class DockerConnection {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** The newest version that docker-java knows; engines since 29 refuse anything older. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private final EngineApi api;
    private final EngineObject version;
    private final Supplier<DockerClient> clients;
    private DockerClient client;

    private DockerConnection(EngineApi api, EngineObject version, Supplier<DockerClient> clients) {
        this.api = api;
        this.version = version;
        this.clients = clients;
    }

    /**
     * Connects to the engine that the environment names.
     *
     * @return the connection
     * @throws LibsqlctlException DOCKER_UNAVAILABLE when no engine answers within seconds, DOCKER_PERMISSION when its socket may not
     *     be opened
     */
    static DockerConnection open(Map<String, String> environment) {
        DockerConfigDirectory directory = DockerConfigDirectory.of(environment);
        DockerHost host = DockerHost.of(environment, directory);
        DockerHttpClient transport = new EngineTransport(host, LIMIT);
        EngineApi unversioned = new EngineApi(transport, "");
        EngineObject version = ask(unversioned, host);
        RemoteApiVersion agreed = agreed(version);
        return new DockerConnection(
                unversioned.versioned(prefix(agreed)),
                version,
                () -> DockerClientImpl.getInstance(ClientConfig.of(host, directory, agreed), transport));
    }

    /** {@return what asks the engine} */
    EngineApi api() {
        return api;
    }

    /** {@return docker-java's client, which is made when it is first asked for} */
    synchronized DockerClient client() {
        if (client == null) {
            client = clients.get();
        }
        return client;
    }

    /** {@return who made the engine} */
    EngineVendor vendor() {
        return EngineVendor.of(version);
    }

    /** {@return what the engine said of itself} */
    EngineObject version() {
        return version;
    }

    /** A socket of the file system has no read time-out, so the waiting is done here. */
    private static EngineObject ask(EngineApi engine, DockerHost host) {
        FutureTask<EngineObject> question = new FutureTask<>(() -> engine.get("/version"));
        Thread thread = new Thread(question, "docker-version");
        thread.setDaemon(true);
        thread.start();
        try {
            return question.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw unavailable(host, "does not answer", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DockerException refused) {
                throw unavailable(host, "answers with an error: " + DockerFailures.words(refused), refused);
            }
            throw unreachable(host, e.getCause());
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    /** {@return what the paths of a version begin with; nothing for that of an engine that does not say which it speaks} */
    private static String prefix(RemoteApiVersion version) {
        return version.equals(RemoteApiVersion.unknown()) ? "" : "/" + version.asWebPathPart();
    }

    private static RemoteApiVersion agreed(EngineObject version) {
        RemoteApiVersion offered = RemoteApiVersion.parseConfigWithDefault(
                version.text("ApiVersion").orElse(null));
        return offered.isGreaterOrEqual(NEWEST) ? NEWEST : offered;
    }

    private static LibsqlctlException unreachable(DockerHost host, Throwable cause) {
        Path socket = host.socket().orElse(null);
        if (socket == null || Files.notExists(socket) || Files.isWritable(socket)) {
            return unavailable(host, "cannot be reached", cause);
        }
        return new LibsqlctlException(
                ErrorCode.DOCKER_PERMISSION,
                "this user may not open the Docker engine's socket " + socket,
                "Join the group docker (sudo usermod -aG docker $USER, then log in again). Or use --engine native.",
                cause);
    }

    private static LibsqlctlException unavailable(DockerHost host, String what, Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.DOCKER_UNAVAILABLE,
                "the Docker engine at " + host.uri() + " (" + host.source() + ") " + what,
                "Start it with: sudo systemctl start docker (or start Docker Desktop). Or use --engine native.",
                cause);
    }
}
