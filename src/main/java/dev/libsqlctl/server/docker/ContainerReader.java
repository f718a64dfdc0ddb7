package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.Server;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a server out of what the engine tells of a container. The container itself is asked, not its labels, so that containers that other
 * tools made are understood as well.
 */
final class ContainerReader {
    private final ImageDigests digests;

    ContainerReader(DockerClient docker) {
        this.digests = new ImageDigests(docker);
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
        return DataMount.of(container, dataDirectory).map(directory -> server(container, directory));
    }

    private Server server(InspectContainerResponse container, Path directory) {
        ContainerState state = container.getState();
        boolean alive = running(container) && !Boolean.TRUE.equals(state.getRestarting());
        Optional<Instant> startedAt = moment(state.getStartedAt());
        ContainerAddress address = ContainerAddress.of(container);
        ContainerSettings settings = ContainerSettings.of(container);
        return new Server(
                EngineKind.DOCKER,
                name(container),
                Optional.of(container.getId()),
                running(container) ? Server.State.RUNNING : Server.State.STOPPED,
                directory,
                address.bind(),
                address.port(),
                settings.node(),
                settings.secured(),
                settings.keyFile(directory),
                Optional.ofNullable(container.getConfig().getImage()),
                Optional.of(digests.of(container.getImageId())),
                startedAt.filter(moment -> alive),
                alive || startedAt.isEmpty() ? OptionalInt.empty() : exitStatus(state));
    }

    /** {@return whether the engine counts a container as running, also between two attempts of its restart policy} */
    static boolean running(InspectContainerResponse container) {
        return Boolean.TRUE.equals(container.getState().getRunning());
    }

    /** {@return a container's name without the slash that the engine puts before it} */
    static String name(InspectContainerResponse container) {
        String name = container.getName();
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static OptionalInt exitStatus(ContainerState state) {
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
}
