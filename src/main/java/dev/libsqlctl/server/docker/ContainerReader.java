package dev.libsqlctl.server.docker;

import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.Server;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads a server out of what the engine tells of a container. The container itself is asked, not its labels, so that containers that other
 * tools made are understood as well.
 */
final class ContainerReader {
    private final ImageDigests digests;

    ContainerReader(EngineApi engine) {
        this.digests = new ImageDigests(engine);
    }

    /**
     * Reads a container. One that its restart policy is about to start again is told as running, with the exit status of the
     * process that ended.
     *
     * @param container what the engine tells of it
     * @param dataDirectory the data directory at hand: a mount that resolves to the same directory is told by this path
     * @return the container as a server; empty when nothing is mounted where the server image keeps its data
     */
    Optional<Server> read(EngineObject container, Path dataDirectory) {
        return DataMount.of(container, dataDirectory).map(directory -> server(container, directory));
    }

    private Server server(EngineObject container, Path directory) {
        boolean alive =
                running(container) && !container.flag("State", "Restarting").orElse(false);
        Optional<Instant> startedAt = container.text("State", "StartedAt").flatMap(ContainerReader::moment);
        ContainerAddress address = ContainerAddress.of(container);
        ContainerSettings settings = ContainerSettings.of(container);
        return new Server(
                EngineKind.DOCKER,
                name(container),
                container.text("Id"),
                running(container) ? Server.State.RUNNING : Server.State.STOPPED,
                directory,
                address.bind(),
                address.port(),
                settings.node(),
                settings.secured(),
                settings.keyFile(directory),
                container.text("Config", "Image"),
                container.text("Image").map(digests::of),
                startedAt.filter(moment -> alive),
                alive || startedAt.isEmpty() ? OptionalInt.empty() : exitStatus(container));
    }

    /** {@return whether the engine counts a container as running, also between two attempts of its restart policy} */
    static boolean running(EngineObject container) {
        return container.flag("State", "Running").orElse(false);
    }

    /** {@return a container's name without the slash that the engine puts before it} */
    static String name(EngineObject container) {
        String name = container.text("Name").orElse("");
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static OptionalInt exitStatus(EngineObject container) {
        OptionalLong status = container.number("State", "ExitCode");
        return status.isPresent() ? OptionalInt.of(Math.toIntExact(status.getAsLong())) : OptionalInt.empty();
    }

    /** The engine's word for "never" is a time stamp of the year 1. */
    private static Optional<Instant> moment(String timestamp) {
        return timestamp.isEmpty() || timestamp.startsWith("0001-")
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(timestamp).toInstant());
    }
}
