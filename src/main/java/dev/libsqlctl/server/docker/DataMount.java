package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What of this machine is mounted where the server image keeps its data. */
final class DataMount {
    private DataMount() {}

    /** {@return whether a listed container has the directory there} */
    static boolean serves(Container container, Path dataDirectory) {
        return Stream.ofNullable(container.getMounts())
                .flatMap(List::stream)
                .filter(mount -> ContainerSpecs.DATA.equals(mount.getDestination()))
                .map(ContainerMount::getSource)
                .filter(Objects::nonNull)
                .anyMatch(source -> same(Path.of(source), dataDirectory));
    }

    /**
     * The data directory of a container.
     *
     * @param container what the engine tells of it
     * @param dataDirectory the data directory at hand: a mount that resolves to the same directory is told by this path
     * @return the directory; empty when nothing is mounted there
     */
    static Optional<Path> of(InspectContainerResponse container, Path dataDirectory) {
        return Stream.ofNullable(container.getMounts())
                .flatMap(List::stream)
                .filter(mount -> mount.getDestination() != null)
                .filter(mount ->
                        ContainerSpecs.DATA.equals(mount.getDestination().getPath()))
                .map(InspectContainerResponse.Mount::getSource)
                .filter(Objects::nonNull)
                .map(Path::of)
                .map(source -> same(source, dataDirectory) ? dataDirectory : source)
                .findFirst();
    }

    private static boolean same(Path one, Path other) {
        return real(one).equals(real(other));
    }

    /** What is not there cannot be resolved and is compared as it is written. */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
    }
}
