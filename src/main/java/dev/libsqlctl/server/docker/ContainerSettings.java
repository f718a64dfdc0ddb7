package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.SqldVariables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a container's environment and arguments make of its server.
 *
 * @param node its part in replication
 * @param secured whether it asks for authentication
 */
record ContainerSettings(NodeType node, boolean secured) {
    private static final List<String> AUTHENTICATION_FLAGS =
            List.of("--auth-jwt-key-file", "--auth-jwt-key", "--http-auth");

    /** {@return the settings of a container} */
    static ContainerSettings of(InspectContainerResponse container) {
        boolean secured = SqldVariables.AUTHENTICATION.stream()
                        .anyMatch(name -> variable(container, name).isPresent())
                || flags(container).anyMatch(AUTHENTICATION_FLAGS::contains);
        return new ContainerSettings(node(container), secured);
    }

    private static NodeType node(InspectContainerResponse container) {
        // The image starts a primary when it is told nothing.
        return variable(container, "SQLD_NODE")
                .flatMap(value -> Stream.of(NodeType.values())
                        .filter(node -> node.id().equals(value.toLowerCase(Locale.ROOT)))
                        .findFirst())
                .orElse(NodeType.PRIMARY);
    }

    private static Stream<String> flags(InspectContainerResponse container) {
        return Stream.ofNullable(container.getArgs()).flatMap(Stream::of).map(argument -> argument.split("=", 2)[0]);
    }

    private static Optional<String> variable(InspectContainerResponse container, String name) {
        return Stream.ofNullable(container.getConfig().getEnv())
                .flatMap(Stream::of)
                .filter(assignment -> assignment.startsWith(name + "="))
                .map(assignment -> assignment.substring(name.length() + 1))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
