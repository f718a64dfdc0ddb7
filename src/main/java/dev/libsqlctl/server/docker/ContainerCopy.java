package dev.libsqlctl.server.docker;

import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Tells what a container was made of, so that one like it can be made. */
final class ContainerCopy {
    private final EngineApi engine;

    ContainerCopy(EngineApi engine) {
        this.engine = engine;
    }

    ServerSpec spec(Server server, EngineObject container) {
        return new ServerSpec(
                server.name(),
                server.dataDirectory(),
                server.bind(),
                server.port(),
                server.node(),
                Optional.empty(),
                variables(container),
                server.secured(),
                memory(container),
                // The very image that it runs: what its name means may have changed since.
                new ServerSpec.Docker(image(container), PullPolicy.NEVER, restartPolicy(container)),
                new ServerSpec.Native(Optional.empty()));
    }

    /** The name, as long as it still means the same image; a container of an id alone would hide what it runs. */
    private String image(EngineObject container) {
        String name = container.text("Config", "Image").orElse("");
        String id = container.text("Image").orElseThrow();
        return engine.find("/images/" + name + "/json")
                .flatMap(image -> image.text("Id"))
                .filter(id::equals)
                .map(same -> name)
                .orElse(id);
    }

    /** What the image brings is brought by the image again. */
    private Map<String, String> variables(EngineObject container) {
        EngineObject image = engine.get("/images/" + container.text("Image").orElseThrow() + "/json");
        Set<String> ofImage = Set.copyOf(image.texts("Config", "Env"));
        Map<String, String> variables = new LinkedHashMap<>();
        container.texts("Config", "Env").stream()
                .filter(assignment -> !ofImage.contains(assignment))
                .map(assignment -> assignment.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> variables.put(parts[0], parts[1]));
        return variables;
    }

    private static OptionalLong memory(EngineObject container) {
        OptionalLong bytes = container.number("HostConfig", "Memory");
        return bytes.orElse(0) == 0 ? OptionalLong.empty() : bytes;
    }

    private static RestartPolicy restartPolicy(EngineObject container) {
        String name = container.text("HostConfig", "RestartPolicy", "Name").orElse("");
        return switch (name) {
            case "on-failure" -> RestartPolicy.ON_FAILURE;
            case "unless-stopped" -> RestartPolicy.UNLESS_STOPPED;
            case "always" -> RestartPolicy.ALWAYS;
            default -> RestartPolicy.NO;
        };
    }
}
