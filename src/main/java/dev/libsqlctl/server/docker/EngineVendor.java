package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.VersionComponent;
import java.util.List;
import java.util.stream.Stream;

/** Who made the engine behind the socket: they answer to the same requests and do not always mean the same by them. */
enum EngineVendor {
    DOCKER,
    PODMAN;

    /** {@return the maker of the engine that described itself so} */
    static EngineVendor of(Version version) {
        boolean podman = Stream.ofNullable(version.getComponents())
                .flatMap(List::stream)
                .map(VersionComponent::getName)
                .anyMatch("Podman Engine"::equals);
        return podman ? PODMAN : DOCKER;
    }
}
