package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientConfigTest {
    @TempDir
    private Path directory;

    @Test
    void credentialsOfARegistryAreThoseOfDockerLogin() throws IOException {
        // "user:secret" in base64, among settings that are of no concern here
        Files.writeString(directory.resolve("config.json"), """
                {"auths":{"127.0.0.1:5000":{"auth":"dXNlcjpzZWNyZXQ="},"ghcr.io":{}},
                 "credsStore":"desktop","credHelpers":{"x":"y"},"plugins":{},"currentContext":"default"}
                """);

        AuthConfig credentials = config().effectiveAuthConfig("127.0.0.1:5000/some/image:tag");

        assertThat(credentials.getUsername()).isEqualTo("user");
        assertThat(credentials.getPassword()).isEqualTo("secret");
        assertThat(config().effectiveAuthConfig("quay.io/some/image")).isNull();
    }

    @Test
    void noConfigurationMeansNoCredentials() {
        assertThat(config().effectiveAuthConfig("ghcr.io/tursodatabase/libsql-server:latest"))
                .isNull();
    }

    private ClientConfig config() {
        DockerHost host = new DockerHost(URI.create("unix:///var/run/docker.sock"), "a test");
        return ClientConfig.of(host, new DockerConfigDirectory(directory), RemoteApiVersion.VERSION_1_44);
    }
}
