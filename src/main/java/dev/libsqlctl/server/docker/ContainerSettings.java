package dev.libsqlctl.server.docker;

import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.SqldVariables;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a container's environment and arguments make of its server.
 *
 * @param node its part in replication
 * @param secured whether it asks for authentication
 * @param keyFileName path of the file with its public keys, as the container sees it; empty when none is named
 */
record ContainerSettings(NodeType node, boolean secured, Optional<String> keyFileName) {
    private static final List<String> AUTHENTICATION_FLAGS =
            List.of("--auth-jwt-key-file", "--auth-jwt-key", "--http-auth");

    /** {@return the settings of a container} */
    static ContainerSettings of(EngineObject container) {
        boolean secured = SqldVariables.AUTHENTICATION.stream()
                        .anyMatch(name -> variable(container, name).isPresent())
                || flags(container).anyMatch(AUTHENTICATION_FLAGS::contains);
        return new ContainerSettings(node(container), secured, variable(container, SqldVariables.KEY_FILE));
    }

    /**
     * {@return the file with its public keys, as this machine sees it; empty when none is named, or it is none of the data directory's}
     *
     * @param dataDirectory what is mounted as the container's data directory, in which sqld runs
     */
    Optional<Path> keyFile(Path dataDirectory) {
        Path inside = Path.of(ContainerSpecs.DATA);
        return keyFileName
                .map(inside::resolve)
                .map(Path::normalize)
                .filter(file -> file.startsWith(inside))
                .map(file -> dataDirectory.resolve(inside.relativize(file)));
    }

    private static NodeType node(EngineObject container) {
        // The image starts a primary when it is told nothing.
        return variable(container, "SQLD_NODE")
                .flatMap(value -> Stream.of(NodeType.values())
                        .filter(node -> node.id().equals(value.toLowerCase(Locale.ROOT)))
                        .findFirst())
                .orElse(NodeType.PRIMARY);
    }

    private static Stream<String> flags(EngineObject container) {
        return container.texts("Args").stream().map(argument -> argument.split("=", 2)[0]);
    }

    private static Optional<String> variable(EngineObject container, String name) {
        return container.texts("Config", "Env").stream()
                .filter(assignment -> assignment.startsWith(name + "="))
                .map(assignment -> assignment.substring(name.length() + 1))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
