package dev.libsqlctl.server.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What of this machine is mounted where the server image keeps its data. */
final class DataMount {
    private DataMount() {}

    /** {@return whether a container, or what a list says of one, has the directory there} */
    static boolean serves(EngineObject container, Path dataDirectory) {
        return sources(container).anyMatch(source -> same(source, dataDirectory));
    }

    /**
     * The data directory of a container.
     *
     * @param container what the engine tells of it
     * @param dataDirectory the data directory at hand: a mount that resolves to the same directory is told by this path
     * @return the directory; empty when nothing is mounted there
     */
    static Optional<Path> of(EngineObject container, Path dataDirectory) {
        return sources(container)
                .map(source -> same(source, dataDirectory) ? dataDirectory : source)
                .findFirst();
    }

    private static Stream<Path> sources(EngineObject container) {
        return container.objects("Mounts").stream()
                .filter(mount -> mount.text("Destination")
                        .filter(ContainerSpecs.DATA::equals)
                        .isPresent())
                .flatMap(mount -> mount.text("Source").stream())
                .map(Path::of);
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
