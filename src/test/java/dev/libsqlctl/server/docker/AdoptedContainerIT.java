package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.RecordedProgress;
import dev.libsqlctl.support.ServerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
