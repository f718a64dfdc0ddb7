package dev.libsqlctl.export;

import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.ContainerBlueprint.Access;
import dev.libsqlctl.server.RestartPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A file of Docker Compose. Its container gets a name from Compose: the one that it has now would be taken until that one is removed. */
final class ComposeFile {
    private ComposeFile() {}

    static String of(ContainerBlueprint container, ServerVariables variables, List<String> notes) {
        List<String> heading = new ArrayList<>(Notes.heading(container, use(variables), notes));
        heading.add("");
        heading.add("The image is " + container.image().name() + ", as it is now.");
        return new YamlText(heading).of(Map.of("services", Map.of(container.name(), service(container, variables))));
    }

    private static List<String> use(ServerVariables variables) {
        List<String> lines = new ArrayList<>();
        lines.add("Save this as compose.yaml in a directory of its own, then: docker compose up -d");
        if (!variables.secret().isEmpty()) {
            lines.add("Secrets are not in here. The file .env beside it, which only you may read, has to set:");
            lines.add("  " + String.join(" ", variables.secret()));
        }
        return lines;
    }

    private static Map<String, Object> service(ContainerBlueprint container, ServerVariables variables) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("image", literal(container.image().pinned()));
        if (!container.entrypoint().isEmpty()) {
            service.put("entrypoint", literals(container.entrypoint()));
        }
        if (!container.command().isEmpty()) {
            service.put("command", literals(container.command()));
        }
        service.put("environment", environment(variables));
        if (!container.ports().isEmpty()) {
            service.put(
                    "ports",
                    container.ports().stream()
                            .map(ContainerBlueprint.Port::published)
                            .toList());
        }
        service.put(
                "volumes", container.mounts().stream().map(ComposeFile::mount).toList());
        container.memory().ifPresent(bytes -> {
            service.put("mem_limit", bytes + "b");
            service.put("memswap_limit", bytes + "b");
        });
        service.put("restart", restart(container));
        service.put("stop_grace_period", container.stopTimeout().toSeconds() + "s");
        service.put("healthcheck", health());
        return service;
    }

    private static Map<String, Object> environment(ServerVariables variables) {
        Map<String, Object> environment = new LinkedHashMap<>();
        variables.plain().forEach((name, value) -> environment.put(name, literal(value)));
        // Without it the server might be open to everybody: then it is not started.
        variables.secret().forEach(name -> environment.put(name, "${" + name + ":?is a secret, set it in .env}"));
        return environment;
    }

    private static Map<String, Object> mount(ContainerBlueprint.Mount mount) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "bind");
        members.put("source", literal(mount.source().toString()));
        members.put("target", literal(mount.target()));
        if (mount.access() == Access.READ) {
            members.put("read_only", true);
        }
        return members;
    }

    private static String restart(ContainerBlueprint container) {
        return container.restart().id()
                + (container.restart() == RestartPolicy.ON_FAILURE && container.retries() > 0
                        ? ":" + container.retries()
                        : "");
    }

    private static Map<String, Object> health() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "test",
                literals(Stream.concat(Stream.of("CMD"), HealthCheck.inContainer().stream())
                        .toList()));
        members.put("interval", HealthCheck.INTERVAL.toSeconds() + "s");
        members.put("timeout", HealthCheck.TIMEOUT.toSeconds() + "s");
        members.put("retries", HealthCheck.RETRIES);
        members.put("start_period", HealthCheck.START_PERIOD.toSeconds() + "s");
        return members;
    }

    private static List<String> literals(List<String> texts) {
        return texts.stream().map(ComposeFile::literal).toList();
    }

    /** {@return a text in which Compose puts no variable in} */
    private static String literal(String text) {
        return text.replace("$", "$$");
    }
}
