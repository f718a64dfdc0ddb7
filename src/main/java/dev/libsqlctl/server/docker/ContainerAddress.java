package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.model.ExposedPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a container's server can be reached.
 *
 * @param bind IP address
 * @param port TCP port
 */
record ContainerAddress(String bind, int port) {
    private static final String ANY = "0.0.0.0";

    /** {@return the published address; the container's own one when nothing is published} */
    static ContainerAddress of(EngineObject container) {
        return published(container, ContainerSpecs.HTTP)
                .orElseGet(() -> new ContainerAddress(own(container), ContainerSpecs.HTTP.getPort()));
    }

    /** {@return where a port of the container is published} */
    static Optional<ContainerAddress> published(EngineObject container, ExposedPort port) {
        // What is published now names the port that the engine chose; of a stopped container only the wish is left.
        return Stream.of(
                        container.listsByName("NetworkSettings", "Ports"),
                        container.listsByName("HostConfig", "PortBindings"))
                .flatMap(ports -> ports.getOrDefault(port.toString(), List.of()).stream())
                .filter(ContainerAddress::namesAPort)
                .map(binding -> new ContainerAddress(ip(binding), Integer.parseInt(port(binding))))
                .findFirst();
    }

    /** A wish may also be a range of ports, or any port. */
    private static boolean namesAPort(EngineObject binding) {
        return port(binding).matches("[1-9][0-9]*");
    }

    /** {@return the port that one is published as, in the engine's words; empty for any} */
    static String port(EngineObject binding) {
        return binding.text("HostPort").orElse("");
    }

    /** {@return the address that a port is published on} */
    static String ip(EngineObject binding) {
        return binding.text("HostIp").filter(address -> !address.isEmpty()).orElse(ANY);
    }

    /** A container that shares the machine's network has no address of its own. */
    private static String own(EngineObject container) {
        return container.objectsByName("NetworkSettings", "Networks").values().stream()
                .flatMap(network -> network.text("IPAddress").stream())
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse(ANY);
    }
}
