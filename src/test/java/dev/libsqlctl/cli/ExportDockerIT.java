package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Ports.Binding;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.ServerImage;
import dev.libsqlctl.support.Systemd;
import dev.libsqlctl.support.SystemdTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a container goes on under Docker Compose and under systemd, without this program. */
@DockerTest
class ExportDockerIT {
    private static final String SECRET = "do-not-tell";
    private static final String NAME =
            "libsqlctl-export-" + ProcessHandle.current().pid();

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private Path place;
    private PlainHttp http;
    private int port;
    private DockerClient docker;

    @BeforeEach
    void startAServer() throws IOException {
        docker = DockerFixture.client();
        ServerImage.provide(docker);
        place = Files.createDirectory(directory.resolve("d %n ${HOME} 'é\",x"));
        port = FreePort.next();
        environment.putAll(Map.of(
                "LIBSQLCTL_ENGINE",
                "docker",
                "LIBSQLCTL_PORT",
                Integer.toString(port),
                "LIBSQLCTL_IMAGE",
                ServerImage.TEST,
                "LIBSQLCTL_PULL",
                "never"));
        http = new PlainHttp(URI.create("http://127.0.0.1:" + port));
        Files.writeString(
                place.resolve("server.env"), "SQLD_HEARTBEAT_AUTH=" + SECRET + "\nJWT_TOKEN=" + SECRET + "\n");
        assertThat(inProcess("first-start", "--name", NAME, "--env-file", "server.env", "--memory", "256m"))
                .succeeded();
        http.execute("CREATE TABLE t (a)", "INSERT INTO t VALUES (42)");
    }

    @AfterEach
    void removeIt() throws IOException {
        inProcess("destroy", "--yes", "--data", "--name", NAME);
        docker.close();
    }

    private Program.Run inProcess(String... arguments) {
        return InProcess.run(environment, place, arguments);
    }

    private String compose(Path project, int exit, String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("docker-compose"), Stream.of(arguments))
                        .toList())
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exit);
        return output;
    }

    private static String health(InspectContainerResponse container) {
        return container.getState().getHealth().getStatus();
    }

    @Test
    @NeedsProgram("docker-compose")
    void composeRunsIt() throws Exception {
        Path project = Files.createDirectory(directory.resolve(NAME));
        Path file = project.resolve("docker-compose.yml");
        Program.Run run = Program.in(place).run("export", "compose", "--engine", "docker", "-o", file.toString());
        assertThat(run).succeeded();
        assertThat(Files.readString(file)).doesNotContain(SECRET).doesNotContain("JWT_TOKEN");
        InspectContainerResponse before = docker.inspectContainerCmd(NAME).exec();
        assertThat(inProcess("stop")).succeeded();

        // Without its secrets it might be open to everybody.
        assertThat(compose(project, 1, "config")).contains("SQLD_HEARTBEAT_AUTH");
        Files.writeString(project.resolve(".env"), "SQLD_HEARTBEAT_AUTH=" + SECRET + "\n");
        assertThat(compose(project, 0, "config")).contains("stop_grace_period: 40s");
        compose(project, 0, "up", "-d");
        try {
            http.awaitHealthy();
            assertThat(http.execute("SELECT a FROM t")).contains("\"42\"");
            String id = NAME + "_" + NAME + "_1";
            Eventually.become(
                    "Docker finds it healthy",
                    () -> health(docker.inspectContainerCmd(id).exec()).equals("healthy"));
            assertSame(docker.inspectContainerCmd(id).exec(), before);
            assertThat(running(assertThat(inProcess("status", "--json"))
                            .succeeded()
                            .json()))
                    .containsExactly("http://127.0.0.1:" + port);
        } finally {
            compose(project, 0, "down");
        }
        assertThat(place.resolve("sqld-data/iku.db/dbs/default/.sentinel")).doesNotExist();
    }

    private void assertSame(InspectContainerResponse now, InspectContainerResponse before) {
        assertThat(now.getImageId()).isEqualTo(before.getImageId());
        assertThat(now.getConfig().getEnv()).containsExactlyInAnyOrderElementsOf(serverVariables(before));
        assertThat(now.getHostConfig().getMemory())
                .isEqualTo(before.getHostConfig().getMemory());
        assertThat(now.getHostConfig().getMemorySwap())
                .isEqualTo(before.getHostConfig().getMemorySwap());
        assertThat(now.getHostConfig().getRestartPolicy().getName()).isEqualTo("no");
        assertThat(now.getRawValues().get("Config"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("StopTimeout", 40);
        assertThat(now.getHostConfig().getPortBindings().getBindings().values())
                .singleElement()
                .satisfies(bindings -> assertThat(bindings).containsExactly(Binding.bindIpAndPort("127.0.0.1", port)));
    }

    /** A token of clients is not the server's. */
    private static List<String> serverVariables(InspectContainerResponse container) {
        return Stream.of(container.getConfig().getEnv())
                .filter(assignment -> !assignment.startsWith("JWT_TOKEN="))
                .toList();
    }

    private static List<String> running(JsonObject status) {
        return StreamSupport.stream(status.getAsJsonArray("servers").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(server -> server.get("answering").getAsBoolean())
                .map(server -> server.get("url").getAsString())
                .toList();
    }

    @Test
    @SystemdTest
    void systemdRunsIt() throws Exception {
        Path secrets = Files.writeString(directory.resolve("secrets.env"), "SQLD_HEARTBEAT_AUTH=" + SECRET + "\n");
        String unit = inProcess("export", "systemd").out();
        assertThat(unit).doesNotContain(SECRET);
        assertThat(inProcess("stop")).succeeded();

        try (Systemd systemd = Systemd.start(Files.createDirectory(directory.resolve("systemd")))) {
            systemd.add("libsql.service", unit.replace("/etc/" + NAME + ".env", secrets.toString()));
            assertThat(systemd.systemctl("start", "libsql.service")).isEmpty();
            assertThat(http.healthy()).isTrue();
            assertThat(http.execute("SELECT a FROM t")).contains("\"42\"");
            InspectContainerResponse container =
                    docker.inspectContainerCmd("systemd-" + NAME).exec();
            assertThat(container.getConfig().getEnv()).contains("SQLD_HEARTBEAT_AUTH=" + SECRET);

            assertThat(systemd.systemctl("stop", "libsql.service")).isEmpty();

            assertThat(systemd.systemctl("is-failed", "libsql.service")).isEqualTo("inactive\n");
        }
        assertThat(place.resolve("sqld-data/iku.db/dbs/default/.sentinel")).doesNotExist();
    }
}
