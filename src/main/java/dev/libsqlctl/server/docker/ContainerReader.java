package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ports.Binding;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Reads a server out of what the engine tells of a container. The container itself is asked, not its labels, so that containers that other
 * tools made are understood as well.
 */
final class ContainerReader {
    private static final Set<String> AUTHENTICATION_VARIABLES =
            Set.of("SQLD_AUTH_JWT_KEY_FILE", "SQLD_AUTH_JWT_KEY", "SQLD_HTTP_AUTH");
    private static final List<String> AUTHENTICATION_FLAGS =
            List.of("--auth-jwt-key-file", "--auth-jwt-key", "--http-auth");

    private final DockerClient docker;

    /** By image id: a server that is waited for is looked at many times, and what an id stands for never changes. */
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    ContainerReader(DockerClient docker) {
        this.docker = docker;
    }

    /**
     * Reads a container. One that its restart policy is about to start again is told as running, with the exit status of the
     * process that ended.
     *
     * @param container what the engine tells of it
     * @param dataDirectory the data directory at hand: a mount that resolves to the same directory is told by this path
     * @return the container as a server; empty when nothing is mounted where the server image keeps its data
     */
    Optional<Server> read(InspectContainerResponse container, Path dataDirectory) {
        return dataDirectory(container)
                .map(source -> real(source).equals(real(dataDirectory)) ? dataDirectory : source)
                .map(directory -> server(container, directory));
    }

    /** {@return whether a listed container has the directory where the server image keeps its data} */
    static boolean serves(Container container, Path dataDirectory) {
        Path wanted = real(dataDirectory);
        return Stream.ofNullable(container.getMounts())
                .flatMap(List::stream)
                .filter(mount -> ContainerSpecs.DATA.equals(mount.getDestination()))
                .map(ContainerMount::getSource)
                .filter(Objects::nonNull)
                .anyMatch(source -> real(Path.of(source)).equals(wanted));
    }

    /** Two paths are one directory when they resolve to one; what is not there is compared as it is written. */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
    }

    private static Optional<Path> dataDirectory(InspectContainerResponse container) {
        return Stream.ofNullable(container.getMounts())
                .flatMap(List::stream)
                .filter(mount -> mount.getDestination() != null)
                .filter(mount ->
                        ContainerSpecs.DATA.equals(mount.getDestination().getPath()))
                .map(InspectContainerResponse.Mount::getSource)
                .filter(Objects::nonNull)
                .map(Path::of)
                .findFirst();
    }

    /** {@return whether the engine counts a container as running, also between two attempts of its restart policy} */
    static boolean running(InspectContainerResponse container) {
        return Boolean.TRUE.equals(container.getState().getRunning());
    }

    private Server server(InspectContainerResponse container, Path directory) {
        InspectContainerResponse.ContainerState state = container.getState();
        boolean running = running(container);
        boolean alive = running && !Boolean.TRUE.equals(state.getRestarting());
        Optional<Instant> startedAt = moment(state.getStartedAt());
        Address address = address(container);
        return new Server(
                EngineKind.DOCKER,
                name(container),
                Optional.of(container.getId()),
                running ? Server.State.RUNNING : Server.State.STOPPED,
                directory,
                address.bind,
                address.port,
                node(container),
                secured(container),
                Optional.ofNullable(container.getConfig().getImage()),
                Optional.of(digest(container)),
                startedAt.filter(moment -> alive),
                alive || startedAt.isEmpty() ? OptionalInt.empty() : exitStatus(state));
    }

    /** {@return a container's name without the slash that the engine puts before it} */
    static String name(InspectContainerResponse container) {
        String name = container.getName();
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static OptionalInt exitStatus(InspectContainerResponse.ContainerState state) {
        return state.getExitCodeLong() == null
                ? OptionalInt.empty()
                : OptionalInt.of(state.getExitCodeLong().intValue());
    }

    /** The engine's word for "never" is a time stamp of the year 1. */
    private static Optional<Instant> moment(String timestamp) {
        return Optional.ofNullable(timestamp)
                .filter(text -> !text.isEmpty() && !text.startsWith("0001-"))
                .map(text -> OffsetDateTime.parse(text).toInstant());
    }

    private record Address(String bind, int port) {}

    private static Address address(InspectContainerResponse container) {
        Optional<NetworkSettings> network = Optional.ofNullable(container.getNetworkSettings());
        // What is published now names the port that the engine chose; of a stopped container only the wish is left.
        Optional<Binding> published = Stream.of(
                        network.map(NetworkSettings::getPorts),
                        Optional.ofNullable(container.getHostConfig().getPortBindings()))
                .flatMap(Optional::stream)
                .flatMap(ContainerReader::httpBindings)
                .filter(binding -> binding.getHostPortSpec() != null
                        && !binding.getHostPortSpec().isEmpty())
                .findFirst();
        if (published.isPresent()) {
            return new Address(
                    bind(published.get()), Integer.parseInt(published.get().getHostPortSpec()));
        }
        // Nothing is published: the container shares the machine's network, or has an address of its own.
        String own = network.map(NetworkSettings::getNetworks).map(Map::values).stream()
                .flatMap(Collection::stream)
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst()
                .orElse("0.0.0.0");
        return new Address(own, ContainerSpecs.HTTP.getPort());
    }

    private static Stream<Binding> httpBindings(Ports ports) {
        Map<?, Binding[]> bindings = ports.getBindings();
        return Stream.ofNullable(bindings.get(ContainerSpecs.HTTP)).flatMap(Stream::of);
    }

    private static String bind(Binding binding) {
        String address = binding.getHostIp();
        return address == null || address.isEmpty() ? "0.0.0.0" : address;
    }

    private static NodeType node(InspectContainerResponse container) {
        // The image starts a primary when it is told nothing.
        return variable(container, "SQLD_NODE")
                .flatMap(value -> Stream.of(NodeType.values())
                        .filter(node -> node.id().equals(value.toLowerCase(Locale.ROOT)))
                        .findFirst())
                .orElse(NodeType.PRIMARY);
    }

    private static boolean secured(InspectContainerResponse container) {
        boolean byEnvironment = AUTHENTICATION_VARIABLES.stream()
                .anyMatch(name -> variable(container, name).isPresent());
        boolean byArgument = Stream.ofNullable(container.getArgs())
                .flatMap(Stream::of)
                .map(argument -> argument.split("=", 2)[0])
                .anyMatch(AUTHENTICATION_FLAGS::contains);
        return byEnvironment || byArgument;
    }

    private static Optional<String> variable(InspectContainerResponse container, String name) {
        return Stream.ofNullable(container.getConfig().getEnv())
                .flatMap(Stream::of)
                .filter(assignment -> assignment.startsWith(name + "="))
                .map(assignment -> assignment.substring(name.length() + 1))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The digest under which a registry knows the image; an image that came from none has only its id. */
    private String digest(InspectContainerResponse container) {
        return digests.computeIfAbsent(container.getImageId(), this::askForDigest);
    }

    private String askForDigest(String imageId) {
        try {
            return Stream.ofNullable(docker.inspectImageCmd(imageId).exec().getRepoDigests())
                    .flatMap(List::stream)
                    .map(digest -> digest.substring(digest.indexOf('@') + 1))
                    .findFirst()
                    .orElse(imageId);
        } catch (NotFoundException e) {
            return imageId;
        }
    }
}
