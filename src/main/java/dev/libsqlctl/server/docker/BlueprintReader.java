package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a container is made of, also one that another tool made. */
final class BlueprintReader {
    private static final Set<String> USUAL_NETWORKS = Set.of("", "default", "bridge");

    private final DockerClient docker;

    BlueprintReader(DockerClient docker) {
        this.docker = docker;
    }

    ContainerBlueprint read(Server server, InspectContainerResponse container, Optional<Duration> stopTimeout) {
        ServerSpec spec = new ContainerCopy(docker).spec(server, container);
        InspectImageResponse image =
                docker.inspectImageCmd(container.getImageId()).exec();
        ContainerConfig own = container.getConfig();
        ContainerConfig brought = image.getConfig();
        boolean sameEntrypoint = Arrays.equals(own.getEntrypoint(), brought.getEntrypoint());
        return new ContainerBlueprint(
                server,
                image(own.getImage(), image),
                sameEntrypoint ? List.of() : list(own.getEntrypoint()),
                sameEntrypoint && Arrays.equals(own.getCmd(), brought.getCmd()) ? List.of() : list(own.getCmd()),
                spec.environment(),
                mounts(server, container),
                ports(container.getHostConfig()),
                spec.memory(),
                spec.docker().restart(),
                retries(container.getHostConfig()),
                stopTimeout.orElse(Duration.ofSeconds(ContainerSpecs.STOP_TIMEOUT)),
                leftOut(container));
    }

    /** An image may be known under several names, each with a digest of its own. */
    private static ContainerBlueprint.Image image(String name, InspectImageResponse image) {
        List<String> digests =
                Stream.ofNullable(image.getRepoDigests()).flatMap(List::stream).toList();
        Optional<String> ofName = digests.stream()
                .filter(digest -> repository(digest).equals(repository(name)))
                .findFirst();
        return new ContainerBlueprint.Image(
                name, ofName.or(() -> digests.stream().findFirst()), image.getId());
    }

    private static String repository(String reference) {
        return reference.replaceFirst("@.*$", "").replaceFirst(":[^:/]*$", "");
    }

    private static List<String> list(String[] words) {
        return words == null ? List.of() : List.of(words);
    }

    private static List<ContainerBlueprint.Mount> mounts(Server server, InspectContainerResponse container) {
        return Stream.ofNullable(container.getMounts())
                .flatMap(List::stream)
                .filter(mount -> mount.getSource() != null && mount.getDestination() != null)
                .map(mount -> mount(server, mount))
                .toList();
    }

    private static ContainerBlueprint.Mount mount(Server server, InspectContainerResponse.Mount mount) {
        String target = mount.getDestination().getPath();
        return new ContainerBlueprint.Mount(
                target.equals(ContainerSpecs.DATA) ? server.dataDirectory() : Path.of(mount.getSource()),
                target,
                Boolean.FALSE.equals(mount.getRW()) ? ContainerBlueprint.Access.READ : ContainerBlueprint.Access.WRITE);
    }

    private static List<ContainerBlueprint.Port> ports(HostConfig config) {
        List<ContainerBlueprint.Port> ports = new ArrayList<>();
        Optional.ofNullable(config.getPortBindings())
                .map(Ports::getBindings)
                .ifPresent(published -> published.forEach((target, bindings) -> Stream.ofNullable(bindings)
                        .flatMap(Stream::of)
                        .map(binding -> new ContainerBlueprint.Port(
                                ContainerAddress.ip(binding), number(binding.getHostPortSpec()), target.toString()))
                        .forEach(ports::add)));
        return List.copyOf(ports);
    }

    /** What is no one port, such as a range, the engine chose from. */
    private static int number(String port) {
        return port != null && port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
    }

    private static int retries(HostConfig config) {
        return Optional.ofNullable(config.getRestartPolicy())
                .map(policy -> policy.getMaximumRetryCount())
                .orElse(0);
    }

    /** What a container of another tool may have, and one of this tool has not. */
    private static List<String> leftOut(InspectContainerResponse container) {
        HostConfig config = container.getHostConfig();
        List<String> names = new ArrayList<>();
        add(names, "user", container.getConfig().getUser());
        if (!USUAL_NETWORKS.contains(
                Optional.ofNullable(config.getNetworkMode()).orElse(""))) {
            names.add("network " + config.getNetworkMode());
        }
        add(names, "added capabilities", config.getCapAdd());
        add(names, "dropped capabilities", config.getCapDrop());
        add(names, "devices", config.getDevices());
        add(names, "security options", config.getSecurityOpts());
        add(names, "temporary file systems", config.getTmpFs());
        add(names, "names of other hosts", config.getExtraHosts());
        return List.copyOf(names);
    }

    private static void add(List<String> names, String name, Object value) {
        boolean nothing = value == null
                || value.equals("")
                || (value instanceof Object[] array && array.length == 0)
                || (value instanceof java.util.Collection<?> some && some.isEmpty())
                || (value instanceof java.util.Map<?, ?> map && map.isEmpty());
        if (!nothing) {
            names.add(name);
        }
    }
}
