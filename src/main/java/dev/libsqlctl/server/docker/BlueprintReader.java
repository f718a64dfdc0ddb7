package dev.libsqlctl.server.docker;

import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a container is made of, also one that another tool made. */
final class BlueprintReader {
    private static final Set<String> USUAL_NETWORKS = Set.of("", "default", "bridge");

    private final EngineApi engine;

    BlueprintReader(EngineApi engine) {
        this.engine = engine;
    }

    ContainerBlueprint read(Server server, EngineObject container) {
        ServerSpec spec = new ContainerCopy(engine).spec(server, container);
        EngineObject image = engine.get("/images/" + container.text("Image").orElseThrow() + "/json");
        boolean sameEntrypoint = same("Entrypoint", container, image);
        return new ContainerBlueprint(
                server,
                image(container.text("Config", "Image").orElse(""), image),
                sameEntrypoint ? List.of() : container.texts("Config", "Entrypoint"),
                sameEntrypoint && same("Cmd", container, image) ? List.of() : container.texts("Config", "Cmd"),
                spec.environment(),
                mounts(server, container),
                ports(container),
                spec.memory(),
                spec.docker().restart(),
                Math.toIntExact(container
                        .number("HostConfig", "RestartPolicy", "MaximumRetryCount")
                        .orElse(0)),
                TraitsReader.stopTimeout(container).orElse(Duration.ofSeconds(ContainerSpecs.STOP_TIMEOUT)),
                leftOut(container));
    }

    private static boolean same(String part, EngineObject container, EngineObject image) {
        return container.texts("Config", part).equals(image.texts("Config", part));
    }

    /** An image may be known under several names, each with a digest of its own. */
    private static ContainerBlueprint.Image image(String name, EngineObject image) {
        List<String> digests = image.texts("RepoDigests");
        Optional<String> ofName = digests.stream()
                .filter(digest -> repository(digest).equals(repository(name)))
                .findFirst();
        return new ContainerBlueprint.Image(
                name,
                ofName.or(() -> digests.stream().findFirst()),
                image.text("Id").orElseThrow());
    }

    private static String repository(String reference) {
        return reference.replaceFirst("@.*$", "").replaceFirst(":[^:/]*$", "");
    }

    private static List<ContainerBlueprint.Mount> mounts(Server server, EngineObject container) {
        return container.objects("Mounts").stream()
                .flatMap(mount -> mount(server, mount).stream())
                .toList();
    }

    private static Optional<ContainerBlueprint.Mount> mount(Server server, EngineObject mount) {
        return mount.text("Destination")
                .flatMap(target -> mount.text("Source")
                        .map(source -> new ContainerBlueprint.Mount(
                                target.equals(ContainerSpecs.DATA) ? server.dataDirectory() : Path.of(source),
                                target,
                                mount.flag("RW").orElse(true)
                                        ? ContainerBlueprint.Access.WRITE
                                        : ContainerBlueprint.Access.READ)));
    }

    private static List<ContainerBlueprint.Port> ports(EngineObject container) {
        List<ContainerBlueprint.Port> ports = new ArrayList<>();
        container
                .listsByName("HostConfig", "PortBindings")
                .forEach((target, bindings) -> bindings.stream()
                        .map(binding -> new ContainerBlueprint.Port(
                                ContainerAddress.ip(binding), number(ContainerAddress.port(binding)), target))
                        .forEach(ports::add));
        return List.copyOf(ports);
    }

    /** What is no one port, such as a range, the engine chose from. */
    private static int number(String port) {
        return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
    }

    /** What a container of another tool may have, and one of this tool has not. */
    private static List<String> leftOut(EngineObject container) {
        List<String> names = new ArrayList<>();
        add(names, "user", container, "Config", "User");
        container
                .text("HostConfig", "NetworkMode")
                .filter(network -> !USUAL_NETWORKS.contains(network))
                .ifPresent(network -> names.add("network " + network));
        add(names, "added capabilities", container, "HostConfig", "CapAdd");
        add(names, "dropped capabilities", container, "HostConfig", "CapDrop");
        add(names, "devices", container, "HostConfig", "Devices");
        add(names, "security options", container, "HostConfig", "SecurityOpt");
        add(names, "temporary file systems", container, "HostConfig", "Tmpfs");
        add(names, "names of other hosts", container, "HostConfig", "ExtraHosts");
        return List.copyOf(names);
    }

    private static void add(List<String> names, String name, EngineObject container, String... path) {
        if (container.says(path)) {
            names.add(name);
        }
    }
}
