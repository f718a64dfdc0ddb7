package dev.libsqlctl.export;

import dev.libsqlctl.server.ContainerBlueprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A unit of systemd that runs a container on Docker, in the foreground. */
final class DockerUnit {
    /** systemd looks for it in its own search path. */
    private static final String DOCKER = "docker";

    private DockerUnit() {}

    static String of(ContainerBlueprint container, ServerVariables variables, List<String> notes) {
        Path envFile = UnitParts.envFile(container.name());
        // Not the name that the container has now, which would be taken until that one is removed.
        String name = "systemd-" + container.name();
        String seconds = Long.toString(container.stopTimeout().toSeconds());
        UnitFile unit = new UnitFile()
                .comments(Notes.heading(container, UnitParts.use(container.name(), variables, envFile), notes));
        UnitParts.unit(unit, container.name());
        unit.line("Wants", "docker.service").line("After", "docker.service");
        unit.section("Service").line("Type", "exec");
        UnitParts.requireSecrets(unit, variables, envFile);
        unit.line("ExecStartPre", "-" + DOCKER + " stop --time " + seconds + " " + name)
                .line("ExecStartPre", "-" + DOCKER + " rm --force " + name);
        run(unit, container, variables, name);
        if (!container.ports().isEmpty()) {
            unit.line(
                    "ExecStartPost",
                    UnitSyntax.command(HealthCheck.wait(container.server().url())));
        }
        unit.line("ExecStop", DOCKER + " stop --time " + seconds + " " + name);
        UnitParts.start(unit);
        unit.line("TimeoutStopSec", ContainerParts.stopTimeout(container))
                .line("Restart", ContainerParts.restart(container))
                .line("RestartSec", "1");
        UnitParts.install(unit);
        return unit.text();
    }

    private static void run(UnitFile unit, ContainerBlueprint container, ServerVariables variables, String name) {
        unit.comments(List.of(container.image().name() + ", as it is now"));
        List<String> words = new ArrayList<>(List.of(
                DOCKER,
                "run",
                "--rm",
                "--name",
                name,
                "--stop-timeout",
                Long.toString(container.stopTimeout().toSeconds())));
        container.ports().forEach(port -> words.addAll(List.of("--publish", port.published())));
        container.mounts().forEach(mount -> words.addAll(List.of("--mount", ContainerParts.mount(mount))));
        variables.plain().forEach((key, value) -> words.addAll(List.of("--env", key + "=" + value)));
        // Without a value: that of docker's own environment, which nobody can read in a list of processes.
        variables.secret().forEach(key -> words.addAll(List.of("--env", key)));
        container
                .memory()
                .ifPresent(bytes -> words.addAll(List.of("--memory", bytes + "b", "--memory-swap", bytes + "b")));
        container.entrypoint().stream().findFirst().ifPresent(first -> words.addAll(List.of("--entrypoint", first)));
        words.add(container.image().pinned());
        words.addAll(ContainerParts.command(container));
        unit.line("ExecStart", UnitSyntax.command(words));
    }
}
