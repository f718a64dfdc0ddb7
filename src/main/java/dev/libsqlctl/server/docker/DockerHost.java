package dev.libsqlctl.server.docker;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the Docker engine listens, and who said so.
 *
 * @param uri a {@code unix} or {@code tcp} address
 * @param source what named it, in words for an error message
 */
record DockerHost(URI uri, String source) {
    private static final String DEFAULT_ADDRESS = "unix:///var/run/docker.sock";
    private static final String DEFAULT_CONTEXT = "default";
    private static final int DEFAULT_TCP_PORT = 2375;

    /**
     * Finds the engine's address the way the {@code docker} command line does: {@code DOCKER_HOST}, then {@code DOCKER_CONTEXT}, then
     * the current context of {@code config.json}, then {@code /var/run/docker.sock}, but for Windows.
     *
     * @throws LibsqlctlException (DOCKER_UNAVAILABLE) when the address is of a kind that cannot be used
     */
    static DockerHost of(Map<String, String> environment, DockerConfigDirectory config) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (!host.isBlank()) {
            return parse(host, "DOCKER_HOST").requirePlainText(tlsWanted(environment));
        }
        String named = environment.getOrDefault("DOCKER_CONTEXT", "");
        Optional<String> context = named.isBlank() ? config.currentContext() : Optional.of(named);
        if (context.isEmpty() || context.get().equals(DEFAULT_CONTEXT)) {
            return usual(File.separatorChar);
        }
        String source = "the Docker context " + context.get();
        String address = config.host(context.get()).orElseThrow(() -> unusable(source + " does not exist", null));
        return parse(address, source).requirePlainText(config.hasCertificates(context.get()));
    }

    /**
     * {@return where the engine listens when nobody says where, on the system with a separator of its own} On Windows that is a named pipe, which Java cannot use as a connection.
     *
     * @throws LibsqlctlException (DOCKER_UNAVAILABLE) on Windows
     */
    static DockerHost usual(char separator) {
        if (separator == '\\') {
            throw new LibsqlctlException(
                    ErrorCode.DOCKER_UNAVAILABLE,
                    "on Windows no Docker engine is used unless DOCKER_HOST names one",
                    "Run libsqlctl where the server is to run, such as in WSL, and reach it from here with --url.",
                    null);
        }
        return parse(DEFAULT_ADDRESS, "the default");
    }

    /** {@return the path of the socket; empty when the engine is reached over TCP} */
    Optional<Path> socket() {
        return isUnix() ? Optional.of(Path.of(uri.getPath())) : Optional.empty();
    }

    boolean isUnix() {
        return uri.getScheme().equals("unix");
    }

    private DockerHost requirePlainText(boolean encrypted) {
        if (encrypted && !isUnix()) {
            throw unusable("the engine at " + uri + " (" + source + ") wants TLS, which is not supported", null);
        }
        return this;
    }

    private static boolean tlsWanted(Map<String, String> environment) {
        return !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isBlank()
                || !environment.getOrDefault("DOCKER_TLS", "").isBlank();
    }

    private static DockerHost parse(String address, String source) {
        try {
            URI uri = new URI(address);
            if ("unix".equals(uri.getScheme())
                    && uri.getPath() != null
                    && uri.getPath().startsWith("/")) {
                return new DockerHost(uri, source);
            }
            if ("tcp".equals(uri.getScheme()) && uri.getHost() != null) {
                int port = uri.getPort() < 0 ? DEFAULT_TCP_PORT : uri.getPort();
                return new DockerHost(new URI("tcp", null, uri.getHost(), port, uri.getPath(), null, null), source);
            }
        } catch (URISyntaxException e) {
            throw unusable("the engine address " + address + " (" + source + ") cannot be understood", e);
        }
        throw unusable("the engine address " + address + " (" + source + ") is of a kind that is not supported", null);
    }

    private static LibsqlctlException unusable(String message, Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.DOCKER_UNAVAILABLE,
                message,
                "Set DOCKER_HOST to unix:///path/of/docker.sock or tcp://host:2375; an engine behind ssh or TLS can be"
                        + " reached through a forwarded socket. Or use --engine native.",
                cause);
    }
}
