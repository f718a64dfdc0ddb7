package dev.libsqlctl.server.docker;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.DockerConfigFile;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The directory where the {@code docker} command line keeps its settings: {@code config.json} and the contexts. Nothing is read
 * before it is asked for.
 *
 * @param path the directory, there or not
 */
record DockerConfigDirectory(Path path) {
    /** {@return the directory that {@code DOCKER_CONFIG} names, else {@code .docker} in the home directory} */
    static DockerConfigDirectory of(Map<String, String> environment) {
        String configured = environment.getOrDefault("DOCKER_CONFIG", "");
        // Without a home, not the working directory: a stranger's directory must not choose the engine.
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return new DockerConfigDirectory(configured.isBlank() ? Path.of(home, ".docker") : Path.of(configured));
    }

    /** {@return the context that {@code docker context use} chose; empty when none was chosen} */
    Optional<String> currentContext() {
        Path file = path.resolve("config.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return text(read(file).path("currentContext"));
    }

    /** {@return the address of a context's engine; empty when there is no such context} */
    Optional<String> host(String context) {
        Path file = path.resolve(Path.of("contexts", "meta", directoryOf(context), "meta.json"));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return text(read(file).path("Endpoints").path("docker").path("Host"));
    }

    /** {@return whether a context has TLS certificates for its engine} */
    boolean hasCertificates(String context) {
        return Files.isDirectory(path.resolve(Path.of("contexts", "tls", directoryOf(context), "docker")));
    }

    /** {@return what {@code docker login} stored in plain text for a registry; null when there is nothing} */
    AuthConfig credentials(String registry) {
        try {
            ObjectMapper lenient = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            return DockerConfigFile.loadConfig(lenient, path.toString()).resolveAuthConfig(registry);
        } catch (IOException e) {
            throw unreadable(path.resolve("config.json"), e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isBlank());
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static LibsqlctlException unreadable(Path file, IOException cause) {
        return new LibsqlctlException(
                ErrorCode.DOCKER_UNAVAILABLE,
                "cannot read Docker's configuration " + file,
                "Mend that file, or say where the engine is with DOCKER_HOST.",
                cause);
    }

    /** The name that the context store gives a context's directory: the SHA-256 of the context's name. */
    private static String directoryOf(String context) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(context.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
