package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.Collection;
import java.util.Map;
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
    static ContainerAddress of(InspectContainerResponse container) {
        return published(container, ContainerSpecs.HTTP)
                .orElseGet(() -> new ContainerAddress(own(container), ContainerSpecs.HTTP.getPort()));
    }

    /** {@return where a port of the container is published} */
    static Optional<ContainerAddress> published(InspectContainerResponse container, ExposedPort port) {
        // What is published now names the port that the engine chose; of a stopped container only the wish is left.
        return Stream.of(
                        Optional.ofNullable(container.getNetworkSettings()).map(NetworkSettings::getPorts),
                        Optional.ofNullable(container.getHostConfig().getPortBindings()))
                .flatMap(Optional::stream)
                .flatMap(ports -> published(ports, port))
                .findFirst();
    }

    private static Stream<ContainerAddress> published(Ports ports, ExposedPort port) {
        return Stream.ofNullable(ports.getBindings().get(port))
                .flatMap(Stream::of)
                .filter(ContainerAddress::namesAPort)
                .map(binding -> new ContainerAddress(ip(binding), Integer.parseInt(binding.getHostPortSpec())));
    }

    /** A wish may also be a range of ports, or any port. */
    private static boolean namesAPort(Binding binding) {
        return binding.getHostPortSpec() != null && binding.getHostPortSpec().matches("[1-9][0-9]*");
    }

    /** {@return the address that a port is published on} */
    static String ip(Binding binding) {
        String address = binding.getHostIp();
        return address == null || address.isEmpty() ? ANY : address;
    }

    /** A container that shares the machine's network has no address of its own. */
    private static String own(InspectContainerResponse container) {
        return Optional.ofNullable(container.getNetworkSettings())
                .map(NetworkSettings::getNetworks)
                .map(Map::values)
                .stream()
                .flatMap(Collection::stream)
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst()
                .orElse(ANY);
    }
}
