package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.RestartPolicy;
import dev.libsqlctl.config.ProgramVersion;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.server.SqldVariables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes a server as a container, by the contract of the official image: it wants root and a writable root file system at start, hands
 * {@value #DATA} to its own user, and makes {@code sqld} process 1, so no init process is put before it.
 */
final class ContainerSpecs {
    /** Where the image keeps the data. */
    static final String DATA = "/var/lib/sqld";

    /** The port that the image serves HTTP on. */
    static final ExposedPort HTTP = ExposedPort.tcp(8080);

    /** The port that the image's primary serves replicas on. */
    static final ExposedPort REPLICATION = ExposedPort.tcp(5001);

    /** Seconds that the engine waits before it kills: longer than the 30 s that sqld gives itself to shut down. */
    static final int STOP_TIMEOUT = 40;

    private static final int RETRIES_ON_FAILURE = 5;

    private ContainerSpecs() {}

    /** {@return the command that creates the container of a server} */
    static CreateContainerCmd command(DockerClient docker, ServerSpec spec) {
        return docker.createContainerCmd(spec.docker().image())
                .withName(spec.name())
                .withLabels(labels(spec))
                .withEnv(environment(spec))
                .withExposedPorts(HTTP)
                .withStopTimeout(STOP_TIMEOUT)
                .withHostConfig(hostConfig(spec));
    }

    /** For people and other tools ({@code docker ps --filter label=...}): this tool reads a container itself. */
    private static Map<String, String> labels(ServerSpec spec) {
        return Map.of(
                "dev.libsqlctl.version", ProgramVersion.text(),
                "dev.libsqlctl.data-directory", spec.dataDirectory().toString(),
                "dev.libsqlctl.node", spec.node().id(),
                "dev.libsqlctl.secured", String.valueOf(spec.secured()));
    }

    private static List<String> environment(ServerSpec spec) {
        Map<String, String> variables = new TreeMap<>();
        variables.put(SqldVariables.CHECKPOINT_INTERVAL, SqldVariables.DEFAULT_CHECKPOINT_INTERVAL);
        variables.putAll(spec.environment());
        variables.put("SQLD_NODE", spec.node().id());
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }

    private static HostConfig hostConfig(ServerSpec spec) {
        // A mount, not a bind string: the engine refuses a source that is missing instead of making it, and colons are
        // allowed.
        Mount data = new Mount()
                .withType(MountType.BIND)
                .withSource(spec.dataDirectory().toString())
                .withTarget(DATA);
        HostConfig config = HostConfig.newHostConfig()
                .withMounts(List.of(data))
                .withPortBindings(new PortBinding(Binding.bindIpAndPort(spec.bind(), spec.port()), HTTP))
                .withRestartPolicy(restartPolicy(spec));
        // Memory and swap together: with equal limits there is no swap on top.
        spec.memory().ifPresent(bytes -> config.withMemory(bytes).withMemorySwap(bytes));
        return config;
    }

    private static RestartPolicy restartPolicy(ServerSpec spec) {
        return switch (spec.docker().restart()) {
            case NO -> RestartPolicy.noRestart();
            case ON_FAILURE -> RestartPolicy.onFailureRestart(RETRIES_ON_FAILURE);
            case UNLESS_STOPPED -> RestartPolicy.unlessStoppedRestart();
            case ALWAYS -> RestartPolicy.alwaysRestart();
        };
    }
}
