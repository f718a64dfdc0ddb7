package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a container was made of, so that one like it can be made. */
final class ContainerCopy {
    private final DockerClient docker;

    ContainerCopy(DockerClient docker) {
        this.docker = docker;
    }

    ServerSpec spec(Server server, InspectContainerResponse container) {
        return new ServerSpec(
                server.name(),
                server.dataDirectory(),
                server.bind(),
                server.port(),
                server.node(),
                Optional.empty(),
                variables(container),
                server.secured(),
                memory(container.getHostConfig()),
                // The very image that it runs: what its name means may have changed since.
                new ServerSpec.Docker(image(container), PullPolicy.NEVER, restartPolicy(container.getHostConfig())),
                new ServerSpec.Native(Optional.empty()));
    }

    /** The name, as long as it still means the same image; a container of an id alone would hide what it runs. */
    private String image(InspectContainerResponse container) {
        String name = container.getConfig().getImage();
        try {
            return docker.inspectImageCmd(name).exec().getId().equals(container.getImageId())
                    ? name
                    : container.getImageId();
        } catch (NotFoundException e) {
            return container.getImageId();
        }
    }

    /** What the image brings is brought by the image again. */
    private Map<String, String> variables(InspectContainerResponse container) {
        Set<String> ofImage = assignments(docker.inspectImageCmd(container.getImageId())
                        .exec()
                        .getConfig()
                        .getEnv())
                .collect(Collectors.toSet());
        Map<String, String> variables = new LinkedHashMap<>();
        assignments(container.getConfig().getEnv())
                .filter(assignment -> !ofImage.contains(assignment))
                .map(assignment -> assignment.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> variables.put(parts[0], parts[1]));
        return variables;
    }

    private static Stream<String> assignments(String[] env) {
        return Stream.ofNullable(env).flatMap(Stream::of);
    }

    private static OptionalLong memory(HostConfig config) {
        return config.getMemory() == null || config.getMemory() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(config.getMemory());
    }

    private static RestartPolicy restartPolicy(HostConfig config) {
        String name = config.getRestartPolicy() == null
                ? ""
                : config.getRestartPolicy().getName();
        return switch (name) {
            case "on-failure" -> RestartPolicy.ON_FAILURE;
            case "unless-stopped" -> RestartPolicy.UNLESS_STOPPED;
            case "always" -> RestartPolicy.ALWAYS;
            default -> RestartPolicy.NO;
        };
    }
}
