package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
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

/** Opens the connection to a Docker engine and agrees with it on a version of the API. */
final class DockerConnection {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** The newest version that docker-java knows; engines since 29 refuse anything older. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private DockerConnection() {}

    /**
     * Connects to the engine that the environment names.
     *
     * @return a client of an engine that has just answered
     * @throws LibsqlctlException DOCKER_UNAVAILABLE when no engine answers within seconds, DOCKER_PERMISSION when its socket may not
     *     be opened
     */
    static DockerClient open(Map<String, String> environment) {
        DockerConfigDirectory directory = DockerConfigDirectory.of(environment);
        DockerHost host = DockerHost.of(environment, directory);
        DockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(host.uri())
                .sslConfig(host.isUnix() ? NoTls.INSTANCE : null)
                .connectionTimeout(LIMIT)
                .build();
        DockerClient unversioned =
                DockerClientImpl.getInstance(new ClientConfig(host, directory, RemoteApiVersion.unknown()), http);
        try {
            return DockerClientImpl.getInstance(new ClientConfig(host, directory, ask(unversioned, host)), http);
        } catch (LibsqlctlException e) {
            close(unversioned);
            throw e;
        }
    }

    /** A socket of the file system has no read time-out, so the waiting is done here. */
    private static RemoteApiVersion ask(DockerClient docker, DockerHost host) {
        FutureTask<RemoteApiVersion> question = new FutureTask<>(() -> apiVersion(docker));
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

    private static RemoteApiVersion apiVersion(DockerClient docker) {
        RemoteApiVersion offered = RemoteApiVersion.parseConfigWithDefault(
                docker.versionCmd().exec().getApiVersion());
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
                "add the user to the group docker (sudo usermod -aG docker $USER, then log in again), or use --engine native",
                cause);
    }

    private static LibsqlctlException unavailable(DockerHost host, String what, Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.DOCKER_UNAVAILABLE,
                "the Docker engine at " + host.uri() + " (" + host.source() + ") " + what,
                "start it (sudo systemctl start docker, or Docker Desktop), or use --engine native",
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
