package dev.libsqlctl.server.docker;

import dev.libsqlctl.server.ContainerTraits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads what only a container has. */
final class TraitsReader {
    private final EngineApi engine;
    private final EngineObject version;

    /**
     * @param engine is asked for the image
     * @param version what the engine says of itself
     */
    TraitsReader(EngineApi engine, EngineObject version) {
        this.engine = engine;
        this.version = version;
    }

    ContainerTraits read(EngineObject container) {
        Optional<EngineObject> image = container.text("Image").flatMap(id -> engine.find("/images/" + id + "/json"));
        return new ContainerTraits(
                container.text("Config", "Image").orElse(""),
                image.stream()
                        .flatMap(found -> found.texts("RepoDigests").stream())
                        .findFirst(),
                stopTimeout(container),
                image.flatMap(found -> found.text("Architecture")).filter(name -> !name.isEmpty()),
                version.text("Arch").filter(name -> !name.isEmpty()),
                ContainerAddress.published(container, ContainerSpecs.REPLICATION)
                        .map(address -> new ContainerTraits.Published(address.bind(), address.port())),
                image.filter(found -> found.object("Config").isPresent())
                        .flatMap(found -> ownCommand(container, found)));
    }

    /** The engine fills in the image's command and entry point where none were given. */
    private static Optional<List<String>> ownCommand(EngineObject container, EngineObject image) {
        return Stream.of("Cmd", "Entrypoint")
                        .allMatch(part -> container.texts("Config", part).equals(image.texts("Config", part)))
                ? Optional.empty()
                : Optional.of(container.texts("Args").stream()
                        .filter(argument -> argument.startsWith("-"))
                        .map(flag -> flag.split("=", 2)[0])
                        .toList());
    }

    /** {@return how long the engine waits before it kills a container} */
    static Optional<Duration> stopTimeout(EngineObject container) {
        OptionalLong seconds = container.number("Config", "StopTimeout");
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsLong())) : Optional.empty();
    }
}
