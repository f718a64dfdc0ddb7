package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection to a Docker engine that has answered and with which a version of the API is agreed on.
 *
 * @param client docker-java's client
 * @param vendor who made the engine
 * @param version what the engine said of itself
 */
record DockerConnection(DockerClient client, EngineVendor vendor, Version version) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** The newest version that docker-java knows; engines since 29 refuse anything older. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

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
        DockerHttpClient http = new EngineTransport(host, LIMIT);
        ClientConfig config = ClientConfig.unversioned(host, directory);
        DockerClient unversioned = DockerClientImpl.getInstance(config, http);
        try {
            Version version = ask(unversioned, host);
            DockerClient client = DockerClientImpl.getInstance(config.versioned(agreed(version)), http);
            return new DockerConnection(client, EngineVendor.of(version), version);
        } catch (LibsqlctlException e) {
            close(unversioned);
            throw e;
        }
    }

    /** A socket of the file system has no read time-out, so the waiting is done here. */
    private static Version ask(DockerClient docker, DockerHost host) {
        FutureTask<Version> question =
                new FutureTask<>(() -> docker.versionCmd().exec());
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

    private static RemoteApiVersion agreed(Version version) {
        RemoteApiVersion offered = RemoteApiVersion.parseConfigWithDefault(version.getApiVersion());
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

    private static void close(DockerClient docker) {
        try {
            docker.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
