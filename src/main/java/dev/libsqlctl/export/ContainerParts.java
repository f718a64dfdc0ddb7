package dev.libsqlctl.export;

import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.ContainerBlueprint.Access;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the units of containers have. */
final class ContainerParts {
    private static final int AFTER_KILL = 10;

    private ContainerParts() {}

    /** {@return the value of {@code --mount}, a line of comma-separated values} */
    static String mount(ContainerBlueprint.Mount mount) {
        Stream<String> access = mount.access() == Access.READ ? Stream.of("readonly") : Stream.empty();
        return Stream.concat(Stream.of("type=bind", "source=" + mount.source(), "target=" + mount.target()), access)
                .map(ContainerParts::field)
                .collect(Collectors.joining(","));
    }

    /** RFC 4180. */
    private static String field(String text) {
        return text.matches("(?s)[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** {@return the entry point as the one argument that engines take; the rest goes before the command} */
    static List<String> command(ContainerBlueprint container) {
        return Stream.concat(container.entrypoint().stream().skip(1), container.command().stream())
                .toList();
    }

    /** {@return what the service manager does when a container ends} */
    static String restart(ContainerBlueprint container) {
        return switch (container.restart()) {
            case NO -> "no";
            case ON_FAILURE -> "on-failure";
            case UNLESS_STOPPED, ALWAYS -> "always";
        };
    }

    /** {@return seconds for a container to end, the engine's own work included} */
    static String stopTimeout(ContainerBlueprint container) {
        return Long.toString(container.stopTimeout().toSeconds() + AFTER_KILL);
    }
}
