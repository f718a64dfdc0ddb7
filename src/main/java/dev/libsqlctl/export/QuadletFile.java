package dev.libsqlctl.export;

import dev.libsqlctl.server.ContainerBlueprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A container of Podman that systemd runs, told by podman-systemd.unit(5) as Podman 4.5 knows it. */
final class QuadletFile {
    private QuadletFile() {}

    static String of(ContainerBlueprint container, ServerVariables variables, List<String> notes) {
        Path envFile = UnitParts.envFile(container.name());
        UnitFile unit = new UnitFile().comments(Notes.heading(container, use(container, variables, envFile), notes));
        UnitParts.unit(unit, container.name());
        unit.section("Container");
        unit.comments(List.of(container.image().name() + ", as it is now"))
                .line("Image", container.image().pinned());
        variables.plain().forEach((name, value) -> unit.line("Environment", UnitSyntax.argument(name + "=" + value)));
        if (!variables.secret().isEmpty()) {
            unit.line("EnvironmentFile", UnitSyntax.argument(envFile.toString()));
        }
        container.ports().forEach(port -> unit.line("PublishPort", port.published()));
        container.mounts().forEach(mount -> unit.line("Mount", UnitSyntax.argument(ContainerParts.mount(mount))));
        health(unit);
        unit.line("PodmanArgs", UnitSyntax.arguments(arguments(container)));
        if (!ContainerParts.command(container).isEmpty()) {
            unit.line("Exec", UnitSyntax.arguments(ContainerParts.command(container)));
        }
        unit.section("Service");
        UnitParts.requireSecrets(unit, variables, envFile);
        UnitParts.start(unit);
        unit.line("TimeoutStopSec", ContainerParts.stopTimeout(container))
                .line("Restart", ContainerParts.restart(container))
                .line("RestartSec", "1");
        UnitParts.install(unit);
        return unit.text();
    }

    private static List<String> use(ContainerBlueprint container, ServerVariables variables, Path envFile) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Put this into /etc/containers/systemd/" + ExportFormat.QUADLET.fileName(container.name()) + ", then:");
        lines.add("  systemctl daemon-reload && systemctl start " + container.name());
        lines.add("It is read by Podman 4.5 and newer. With SELinux, add ,relabel=private to Mount.");
        lines.addAll(UnitParts.secrets(variables, envFile));
        return lines;
    }

    private static List<String> arguments(ContainerBlueprint container) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--stop-timeout=" + container.stopTimeout().toSeconds());
        container.memory().ifPresent(bytes -> {
            arguments.add("--memory=" + bytes + "b");
            arguments.add("--memory-swap=" + bytes + "b");
        });
        container.entrypoint().stream().findFirst().ifPresent(first -> arguments.add("--entrypoint=" + first));
        return arguments;
    }

    /** The rest of the line is the command; as an array of JSON it needs no shell but Bash. Podman splits one that begins with CMD at its spaces. */
    private static void health(UnitFile unit) {
        String command = HealthCheck.inContainer().stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        unit.line("HealthCmd", command.replace("%", "%%").replace("$", "$$"))
                .line("HealthInterval", HealthCheck.INTERVAL.toSeconds() + "s")
                .line("HealthTimeout", HealthCheck.TIMEOUT.toSeconds() + "s")
                .line("HealthRetries", Integer.toString(HealthCheck.RETRIES))
                .line("HealthStartPeriod", HealthCheck.START_PERIOD.toSeconds() + "s");
    }
}
