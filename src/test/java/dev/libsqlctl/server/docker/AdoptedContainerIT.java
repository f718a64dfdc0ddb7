package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.RestartPolicy;
import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.ContainerBlueprint.Access;
import dev.libsqlctl.server.ContainerBlueprint.Mount;
import dev.libsqlctl.server.ContainerBlueprint.Port;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.LocalRegistry;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.RecordedProgress;
import dev.libsqlctl.support.ServerImage;
import dev.libsqlctl.support.SmallImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that other tools made, which bear no label of this one, are servers like any other. */
@DockerTest
class AdoptedContainerIT {
    private final List<String> containers = new ArrayList<>();

    @TempDir
    private Path directory;

    private Path data;
    private DockerClient docker;
    private DockerEngine engine;

    @BeforeEach
    void open() throws IOException {
        data = Files.createDirectory(directory.resolve("sqld-data"));
        docker = DockerFixture.client();
        ServerImage.provide(docker);
        engine = DockerEngine.connect(System.getenv());
    }

    @AfterEach
    void close() throws IOException {
        List<Server> servers = engine.servers(data);
        containers.forEach(container -> docker.removeContainerCmd(container)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
        // The files belong to the image's user: only a container can delete them.
        servers.stream().findFirst().ifPresent(engine::deleteData);
        engine.close();
        docker.close();
    }

    @Test
    void containerOfDockerRunIsAServer() throws IOException {
        int port = FreePort.next();
        Path link = Files.createSymbolicLink(directory.resolve("link"), data);
        // docker run -p PORT:8080 --name NAME -v LINK:/var/lib/sqld -d IMAGE
        create(
                docker.createContainerCmd(ServerImage.TEST).withName(name("run")),
                mounted(link).withPortBindings(PortBinding.parse(port + ":8080")));

        assertThat(engine.servers(data)).singleElement().satisfies(server -> {
            assertThat(server.name()).isEqualTo(name("run"));
            assertThat(server.bind()).isEqualTo("0.0.0.0");
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.node()).isEqualTo(NodeType.PRIMARY);
            assertThat(server.secured()).isFalse();
            // However the mount was written: it is the directory that was asked for.
            assertThat(server.dataDirectory()).isEqualTo(data);
            assertThat(engine.find(server.name(), data)).contains(server);
            assertThat(engine.refresh(server)).contains(server);
        });
    }

    @Test
    void itIsStarted() {
        int port = FreePort.next();
        create(
                docker.createContainerCmd(ServerImage.TEST).withName(name("start")),
                mounted(data).withPortBindings(PortBinding.parse("127.0.0.1:" + port + ":8080")));
        Server stopped = engine.find(name("start"), data).orElseThrow();

        Server running = engine.start(stopped, new RecordedProgress());

        assertThat(running.url()).hasToString("http://127.0.0.1:" + port);
        PlainHttp http = new PlainHttp(running.url());
        http.awaitHealthy();
        assertThat(http.execute("SELECT 20 + 22")).contains("\"42\"");
    }

    @Test
    void portThatTheEngineChoseIsTold() {
        create(
                docker.createContainerCmd(ServerImage.TEST).withName(name("any")),
                mounted(data).withPortBindings(PortBinding.parse("127.0.0.1::8080")));

        Server running = engine.start(engine.find(name("any"), data).orElseThrow(), new RecordedProgress());

        new PlainHttp(running.url()).awaitHealthy();
        assertThat(running.bind()).isEqualTo("127.0.0.1");
        assertThat(running.port()).isNotEqualTo(8080);
    }

    @Test
    void serverWithoutAPublishedPortIsReachedAtItsOwnAddress() {
        create(docker.createContainerCmd(ServerImage.TEST).withName(name("own")), mounted(data));

        Server running = engine.start(engine.find(name("own"), data).orElseThrow(), new RecordedProgress());

        assertThat(running.port()).isEqualTo(8080);
        new PlainHttp(running.url()).awaitHealthy();
    }

    @Test
    void authenticationIsSeenInVariablesAndInArguments() {
        create(
                docker.createContainerCmd(ServerImage.TEST)
                        .withName(name("variable"))
                        .withEnv("SQLD_AUTH_JWT_KEY_FILE=public.pub", "SQLD_NODE=standalone"),
                mounted(data));
        create(
                docker.createContainerCmd(ServerImage.TEST)
                        .withName(name("argument"))
                        .withCmd("/bin/sqld", "--auth-jwt-key-file=public.pub"),
                mounted(data));

        assertThat(engine.servers(data)).hasSize(2).allMatch(Server::secured);
        assertThat(engine.servers(data))
                .extracting(Server::node)
                .containsExactly(NodeType.PRIMARY, NodeType.STANDALONE);
    }

    @Test
    void whatItWasMadeOfIsTold() throws IOException {
        Path keys = Files.createDirectory(directory.resolve("keys"));
        create(
                docker.createContainerCmd(ServerImage.TEST)
                        .withName(name("told"))
                        .withEnv("SQLD_NODE=primary", "SQLD_HTTP_AUTH=basic:eA==")
                        .withCmd("/bin/sqld", "--auth-jwt-key-file=/keys/public.pub")
                        .withStopTimeout(50),
                HostConfig.newHostConfig()
                        .withBinds(Bind.parse(data + ":/var/lib/sqld"), Bind.parse(keys + ":/keys:ro"))
                        .withPortBindings(PortBinding.parse("9393:8080"), PortBinding.parse("127.0.0.1::5001"))
                        .withRestartPolicy(RestartPolicy.onFailureRestart(3))
                        .withNetworkMode("none")
                        .withMemory(64L << 20));

        ContainerBlueprint told = (ContainerBlueprint)
                engine.blueprint(engine.find(name("told"), data).orElseThrow());

        assertThat(told.command()).containsExactly("/bin/sqld", "--auth-jwt-key-file=/keys/public.pub");
        assertThat(told.entrypoint()).isEmpty();
        assertThat(told.environment())
                .containsOnly(Map.entry("SQLD_NODE", "primary"), Map.entry("SQLD_HTTP_AUTH", "basic:eA=="));
        assertThat(told.mounts())
                .containsExactlyInAnyOrder(
                        new Mount(data, "/var/lib/sqld", Access.WRITE), new Mount(keys, "/keys", Access.READ));
        assertThat(told.ports())
                .extracting(Port::published)
                .containsExactlyInAnyOrder("0.0.0.0:9393:8080", "127.0.0.1::5001");
        assertThat(told.retries()).isEqualTo(3);
        assertThat(told.memory()).hasValue(64L << 20);
        assertThat(told.stopTimeout()).isEqualTo(Duration.ofSeconds(50));
        assertThat(told.leftOut()).containsExactly("network none");
        assertThat(told.image().digest()).isEmpty();
        assertThat(told.image().pinned()).startsWith("sha256:");
    }

    @Test
    void anImageOfARegistryIsToldByItsDigest() throws Exception {
        try (LocalRegistry registry = new LocalRegistry(SmallImage.of(System.nanoTime()))) {
            docker.pullImageCmd(registry.repository()).withTag("latest").start().awaitCompletion();
            String container = docker.createContainerCmd(registry.reference())
                    .withName(name("pinned"))
                    .withHostConfig(mounted(data))
                    .exec()
                    .getId();
            try {
                ContainerBlueprint told = (ContainerBlueprint)
                        engine.blueprint(engine.find(name("pinned"), data).orElseThrow());

                // It was given no time, and ten seconds are less than sqld takes.
                assertThat(told.stopTimeout()).isEqualTo(Duration.ofSeconds(40));
                assertThat(told.image().name()).isEqualTo(registry.reference());
                assertThat(told.image().pinned()).isEqualTo(registry.repository() + "@" + registry.digest());
            } finally {
                docker.removeContainerCmd(container).exec();
                docker.removeImageCmd(registry.reference()).exec();
            }
        }
    }

    private void create(CreateContainerCmd command, HostConfig config) {
        containers.add(command.withHostConfig(config).exec().getId());
    }

    private static HostConfig mounted(Path source) {
        return HostConfig.newHostConfig().withBinds(Bind.parse(source + ":/var/lib/sqld"));
    }

    private static String name(String suffix) {
        return "libsqlctl-adopted-" + ProcessHandle.current().pid() + "-" + suffix;
    }
}
