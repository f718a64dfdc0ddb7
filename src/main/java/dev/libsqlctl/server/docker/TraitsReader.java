package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.Version;
import dev.libsqlctl.server.ContainerTraits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what only a container has. */
final class TraitsReader {
    private final DockerClient docker;
    private final Version engine;

    TraitsReader(DockerClient docker, Version engine) {
        this.docker = docker;
        this.engine = engine;
    }

    ContainerTraits read(InspectContainerResponse container) {
        Optional<InspectImageResponse> image = image(container.getImageId());
        return new ContainerTraits(
                container.getConfig().getImage(),
                image.map(InspectImageResponse::getRepoDigests).orElse(List.of()).stream()
                        .findFirst(),
                stopTimeout(container),
                image.map(InspectImageResponse::getArch).filter(name -> !name.isEmpty()),
                Optional.ofNullable(engine.getArch()).filter(name -> !name.isEmpty()),
                ContainerAddress.published(container, ContainerSpecs.REPLICATION)
                        .map(address -> new ContainerTraits.Published(address.bind(), address.port())),
                image.map(InspectImageResponse::getConfig).flatMap(config -> ownCommand(container, config)));
    }

    /** The engine fills in the image's command and entry point where none were given. */
    private static Optional<List<String>> ownCommand(InspectContainerResponse container, ContainerConfig image) {
        ContainerConfig own = container.getConfig();
        return words(own.getCmd()).equals(words(image.getCmd()))
                        && words(own.getEntrypoint()).equals(words(image.getEntrypoint()))
                ? Optional.empty()
                : Optional.of(Stream.ofNullable(container.getArgs())
                        .flatMap(Stream::of)
                        .filter(argument -> argument.startsWith("-"))
                        .map(flag -> flag.split("=", 2)[0])
                        .toList());
    }

    private Optional<InspectImageResponse> image(String id) {
        try {
            return Optional.of(docker.inspectImageCmd(id).exec());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** docker-java has no name for it. */
    static Optional<Duration> stopTimeout(InspectContainerResponse container) {
        return container.getConfig().getRawValues().get("StopTimeout") instanceof Number seconds
                ? Optional.of(Duration.ofSeconds(seconds.longValue()))
                : Optional.empty();
    }

    private static List<String> words(String[] command) {
        return command == null ? List.of() : List.of(command);
    }
}
