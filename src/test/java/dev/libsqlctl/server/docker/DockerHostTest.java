package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerHostTest {
    /** Names of contexts, and the directories in which the docker command line keeps them: {@code printf NAME | sha256sum}. */
    private static final Map<String, String> CONTEXTS = Map.of(
            "remote", "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a",
            "other", "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa");

    @TempDir
    private Path directory;

    @Test
    void nothingSetMeansTheUsualSocket() {
        assertThat(host(Map.of())).hasToString("unix:///var/run/docker.sock");
    }

    @Test
    void onWindowsNothingIsGuessed() {
        assertThat(DockerHost.usual('/').uri()).hasToString("unix:///var/run/docker.sock");
        assertThatThrownBy(() -> DockerHost.usual('\\'))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCKER_UNAVAILABLE))
                .hasMessageContaining("DOCKER_HOST");
    }

    @Test
    void dockerHostGoesBeforeContexts() throws IOException {
        context("remote", "unix:///run/remote.sock");
        currentContext("remote");

        assertThat(host(Map.of("DOCKER_HOST", "unix:///run/mine.sock", "DOCKER_CONTEXT", "remote")))
                .hasToString("unix:///run/mine.sock");
    }

    @Test
    void dockerContextGoesBeforeTheCurrentContext() throws IOException {
        context("remote", "unix:///run/remote.sock");
        context("other", "unix:///run/other.sock");
        currentContext("other");

        assertThat(host(Map.of("DOCKER_CONTEXT", "remote"))).hasToString("unix:///run/remote.sock");
        assertThat(host(Map.of())).hasToString("unix:///run/other.sock");
        assertThat(host(Map.of("DOCKER_CONTEXT", "default"))).hasToString("unix:///var/run/docker.sock");
    }

    @Test
    void homeHoldsTheConfigurationWhenNothingElseIsSaid() throws IOException {
        context("remote", "tcp://127.0.0.1:2375");
        currentContext("remote");
        Map<String, String> environment = Map.of("HOME", directory.toString());

        assertThat(DockerHost.of(environment, DockerConfigDirectory.of(environment))
                        .uri())
                .hasToString("tcp://127.0.0.1:2375");
    }

    @Test
    void tcpHasItsUsualPort() {
        assertThat(host(Map.of("DOCKER_HOST", "tcp://engine"))).hasToString("tcp://engine:2375");
    }

    @Test
    void configurationWithoutACurrentContextIsFine() throws IOException {
        write("config.json", "{\"auths\":{}}");

        assertThat(host(Map.of())).hasToString("unix:///var/run/docker.sock");
    }

    @Test
    void unknownContextIsNamed() {
        assertUnavailable("the Docker context remote does not exist", Map.of("DOCKER_CONTEXT", "remote"));
    }

    @Test
    void brokenConfigurationIsNamed() throws IOException {
        write("config.json", "{");

        assertUnavailable("config.json", Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ssh://me@host", "http://host:2375", "npipe:////./pipe/docker_engine", "unix://", "/run/x", "a b"
            })
    void otherKindsOfAddressesAreRefused(String address) {
        assertUnavailable(address, Map.of("DOCKER_HOST", address));
    }

    @Test
    void tlsIsRefusedAndSaidSo() throws IOException {
        assertUnavailable("TLS", Map.of("DOCKER_HOST", "tcp://host:2376", "DOCKER_TLS_VERIFY", "1"));

        context("remote", "tcp://host:2376");
        Files.createDirectories(directory.resolve(".docker/contexts/tls/" + CONTEXTS.get("remote") + "/docker"));
        assertUnavailable("TLS", Map.of("DOCKER_CONTEXT", "remote"));
    }

    private URI host(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("DOCKER_CONFIG", directory.resolve(".docker").toString());
        return DockerHost.of(environment, DockerConfigDirectory.of(environment)).uri();
    }

    private void assertUnavailable(String words, Map<String, String> variables) {
        assertThatThrownBy(() -> host(variables))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(LibsqlctlException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_UNAVAILABLE);
                    assertThat(failure.hint()).isPresent();
                });
    }

    private void context(String name, String host) throws IOException {
        write(
                "contexts/meta/" + CONTEXTS.get(name) + "/meta.json",
                "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
    }

    private void currentContext(String name) throws IOException {
        write("config.json", "{\"currentContext\":\"" + name + "\"}");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(".docker").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
