package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports.Binding;
import dev.libsqlctl.config.ProgramVersion;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.EngineContract;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.LogRequest;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.RecordedProgress;
import dev.libsqlctl.support.ServerImage;
import dev.libsqlctl.support.SmallImage;
import dev.libsqlctl.support.UnprivilegedJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Docker engine keeps the contract, and what only containers can do. */
@DockerTest
class DockerEngineIT extends EngineContract {
    private static final String NO_SERVER =
            "libsqlctl-test/no-server:" + ProcessHandle.current().pid();

    private static DockerClient docker;

    /** Containers that {@link EngineContract} does not know of. */
    private final List<String> others = new ArrayList<>();

    private RestartPolicy restart = RestartPolicy.NO;
    private String image = ServerImage.TEST;

    @BeforeAll
    static void provideImages() throws IOException {
        docker = DockerFixture.client();
        ServerImage.provide(docker);
        SmallImage.load(docker, NO_SERVER);
    }

    @AfterAll
    static void closeClient() throws IOException {
        docker.removeImageCmd(NO_SERVER).exec();
        docker.close();
    }

    @AfterEach
    void removeOthers() {
        others.forEach(container -> docker.removeContainerCmd(container)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
    }

    @Override
    protected Engine newEngine() {
        return DockerEngine.connect(System.getenv());
    }

    @Override
    protected EngineKind kind() {
        return EngineKind.DOCKER;
    }

    @Override
    protected ServerSpec.Docker docker() {
        return new ServerSpec.Docker(image, PullPolicy.NEVER, restart);
    }

    @Override
    protected ServerSpec.Native nativeProcess() {
        return new ServerSpec.Native(Optional.empty());
    }

    @Override
    protected String name(String suffix) {
        return "libsqlctl-it-" + ProcessHandle.current().pid() + "-" + suffix;
    }

    @Test
    void containerIsMadeByTheImagesContract() {
        Server server = engine.create(spec("made"), new RecordedProgress());

        InspectContainerResponse container = inspect(server);

        assertThat(container.getRawValues().get("Config"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("StopTimeout", 40);
        assertThat(container.getConfig().getLabels())
                .containsEntry("dev.libsqlctl.version", ProgramVersion.text())
                .containsEntry("dev.libsqlctl.data-directory", data.toString())
                .containsEntry("dev.libsqlctl.node", "standalone")
                .containsEntry("dev.libsqlctl.secured", "false");
        assertThat(container.getConfig().getEnv()).contains("SQLD_NODE=standalone", "SQLD_CHECKPOINT_INTERVAL_S=30");
        assertThat(container.getHostConfig().getInit()).isNotEqualTo(true);
        container.getHostConfig().getPortBindings().getBindings().forEach((port, bindings) -> {
            if (port.equals(ContainerSpecs.HTTP)) {
                assertThat(bindings).containsExactly(Binding.bindIpAndPort("127.0.0.1", server.port()));
            } else {
                assertThat(bindings).as("%s", port).isNull();
            }
        });
        assertThat(server.digest())
                .hasValueSatisfying(digest -> assertThat(digest).startsWith("sha256:"));
    }

    @Test
    void whatTheEnvironmentFileSetsGoesBeforeTheDefaults() {
        Map<String, String> variables = Map.of("SQLD_CHECKPOINT_INTERVAL_S", "7");

        Server server =
                engine.create(spec("own", FreePort.next(), Optional.empty(), variables), new RecordedProgress());

        assertThat(inspect(server).getConfig().getEnv())
                .contains("SQLD_CHECKPOINT_INTERVAL_S=7")
                .doesNotContain("SQLD_CHECKPOINT_INTERVAL_S=30");
    }

    @Test
    void memoryLimitLeavesNoSwapOnTop() {
        ServerSpec open = spec("limited");
        OptionalLong limit = OptionalLong.of(96L << 20);

        Server server = engine.create(
                new ServerSpec(
                        open.name(),
                        open.dataDirectory(),
                        open.bind(),
                        open.port(),
                        NodeType.PRIMARY,
                        open.envFile(),
                        open.environment(),
                        open.secured(),
                        limit,
                        open.docker(),
                        open.nativeProcess()),
                new RecordedProgress());

        HostConfig config = inspect(server).getHostConfig();
        assertThat(config.getMemory()).isEqualTo(limit.getAsLong());
        assertThat(config.getMemorySwap()).isIn(limit.getAsLong(), -1L);
        assertThat(server.node()).isEqualTo(NodeType.PRIMARY);
    }

    @Test
    void memoryIsTheFigureOfTheCommandLine() throws Exception {
        Server server = running("measured");

        long memory = engine.memory(server).orElseThrow();

        Process stats = new ProcessBuilder("docker", "stats", "--no-stream", "--format", "{{.MemUsage}}", server.name())
                .redirectErrorStream(true)
                .start();
        String shown = new String(stats.getInputStream().readAllBytes());
        assertThat(shown).matches("(?s)[0-9.]+MiB / .*");
        double mebibytes = Double.parseDouble(shown.substring(0, shown.indexOf("MiB")));
        assertThat(memory / (double) (1 << 20)).isCloseTo(mebibytes, within(2.0));
    }

    @Test
    void serverOfAnotherDataDirectoryIsFoundByItsName() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Server server = engine.create(spec("moved"), new RecordedProgress());

        assertThat(engine.find(server.name(), elsewhere))
                .hasValueSatisfying(found -> assertThat(found.dataDirectory()).isEqualTo(data));
    }

    @Test
    void beginningOfAnIdIsNoName() {
        Server server = engine.create(spec("named"), new RecordedProgress());

        assertThat(engine.find(server.id().orElseThrow().substring(0, 12), data))
                .isEmpty();
    }

    @Test
    void nameOfAContainerThatIsNoServerIsTaken() {
        others.add(docker.createContainerCmd(NO_SERVER)
                .withName(name("foreign"))
                .exec()
                .getId());

        assertFails(ErrorCode.SERVER_EXISTS, () -> engine.find(name("foreign"), data));
        assertFails(ErrorCode.SERVER_EXISTS, () -> engine.create(spec("foreign"), new RecordedProgress()));
    }

    @Test
    void whatIsNoNameIsNobodysName() {
        assertThat(engine.find("../images", data)).isEmpty();
        assertThat(engine.find("", data)).isEmpty();
    }

    @Test
    void engineOfAContextIsReached() throws Exception {
        String host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        // The directory's name is the SHA-256 of the context's name.
        Path meta = directory.resolve(
                "contexts/meta/b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a/meta.json");
        Files.createDirectories(meta.getParent());
        Files.writeString(meta, "{\"Name\":\"remote\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
        Files.writeString(directory.resolve("config.json"), "{\"currentContext\":\"remote\"}");
        Server server = engine.create(spec("context"), new RecordedProgress());

        try (Engine remote = DockerEngine.connect(Map.of("DOCKER_CONFIG", directory.toString()))) {
            assertThat(remote.servers(data)).containsExactly(server);
        }
    }

    @Test
    void terminatedServerStaysDownWhateverItsRestartPolicy() {
        restart = RestartPolicy.ALWAYS;
        Server server = running("always");

        stop(server);

        // When the policy were to act, the engine would have set the state to restarting in the same step.
        assertThat(inspect(server).getState().getStatus()).isEqualTo("exited");
        assertThat(inspect(server).getRestartCount()).isZero();
        assertThat(inspect(server).getHostConfig().getRestartPolicy().getName()).isEqualTo("always");
    }

    @Test
    void crashedServerComesBackByItsRestartPolicy() {
        restart = RestartPolicy.ON_FAILURE;
        Server server = running("crashed");
        long process = inspect(server).getState().getPidLong();

        ProcessHandle.of(process).orElseThrow().destroyForcibly();

        Eventually.become("started again", () -> inspect(server).getRestartCount() == 1);
        http(server).awaitHealthy();
    }

    @Test
    void crashLoopIsToldAndCanBeStopped() throws Exception {
        restart = RestartPolicy.ALWAYS;
        Files.writeString(data.resolve("iku.db"), "a file where the directory should be");
        Server server = engine.start(engine.create(spec("looping"), new RecordedProgress()), new RecordedProgress());
        Eventually.become(
                "waiting for the next attempt",
                () -> engine.refresh(server)
                        .filter(now -> now.running() && now.exitStatus().isPresent())
                        .isPresent());

        stop(server);

        int attempts = inspect(server).getRestartCount();
        assertThat(inspect(server).getState().getRunning()).isFalse();
        assertThat(inspect(server).getRestartCount()).isEqualTo(attempts);
    }

    @Test
    void serverThatEndsAtOnceLeavesItsStatusAndItsWords() throws Exception {
        Files.writeString(data.resolve("iku.db"), "a file where the directory should be");

        Server server = engine.start(engine.create(spec("ends"), new RecordedProgress()), new RecordedProgress());
        awaitStopped(server);

        Server ended = engine.refresh(server).orElseThrow();
        assertThat(ended.state()).isEqualTo(Server.State.STOPPED);
        assertThat(ended.exitStatus()).hasValue(1);
        List<String> lines = new ArrayList<>();
        engine.logs(ended, LogRequest.last(20), lines::add);
        assertThat(String.join("\n", lines)).contains("iku.db");
        assertFails(ErrorCode.SERVER_NOT_RUNNING, () -> engine.help(ended));
    }

    @Test
    void portTakenByAContainerIsToldWithItsName() {
        Server holder = running("holder");
        Server server = engine.create(spec("late", holder.port(), Optional.empty(), Map.of()), new RecordedProgress());

        assertThatThrownBy(() -> engine.start(server, new RecordedProgress()))
                .hasMessageContaining("port " + holder.port())
                .hasMessageContaining("the container " + holder.name());
        assertThat(engine.portHolder(holder.port())).contains("the container " + holder.name());
    }

    @Test
    void missingImageThatMayNotBePulledIsAnError() {
        image = "ghcr.io/tursodatabase/libsql-server:no-such-tag";

        assertFails(ErrorCode.IMAGE_MISSING, () -> engine.create(spec("no-image"), new RecordedProgress()));

        assertThat(engine.servers(data)).isEmpty();
    }

    @Test
    void whatTheEngineRefusesIsToldInItsWords() {
        Map<String, String> nameless = Map.of("", "a variable without a name");

        assertThatThrownBy(() -> engine.create(
                        spec("refused", FreePort.next(), Optional.empty(), nameless), new RecordedProgress()))
                .hasMessageContaining("invalid environment variable")
                .isInstanceOfSatisfying(
                        LibsqlctlException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_REFUSED));
        assertThat(engine.servers(data)).isEmpty();
    }

    @Test
    void missingDataDirectoryIsNotMadeByTheEngine() throws Exception {
        Server server = engine.create(spec("homeless"), new RecordedProgress());
        Files.delete(data);

        assertFails(ErrorCode.DATA_DIR_INVALID, () -> engine.start(server, new RecordedProgress()));

        assertThat(data).doesNotExist();
    }

    @Test
    void dataOfTheImagesUserIsDeletedByAContainer() throws Exception {
        Files.writeString(data.resolve(".gitkeep"), "");
        Server server = running("foreign-files");
        http(server).execute("CREATE TABLE t (a)");
        stop(server);
        engine.remove(server);
        assertThat(Files.getAttribute(data.resolve("iku.db"), "unix:uid")).isEqualTo(666);

        String output = UnprivilegedJava.run(DeleteData.class, data.toString(), ServerImage.TEST);

        assertThat(output).isEqualTo("deleted\n");
        try (var left = Files.list(data)) {
            assertThat(left).containsExactly(data.resolve(".gitkeep"));
        }
        assertThat(docker.listContainersCmd().withShowAll(true).exec())
                .flatExtracting(Container::getMounts)
                .extracting(ContainerMount::getSource)
                .doesNotContain(data.toString());
    }

    private InspectContainerResponse inspect(Server server) {
        return docker.inspectContainerCmd(server.id().orElseThrow()).exec();
    }
}
