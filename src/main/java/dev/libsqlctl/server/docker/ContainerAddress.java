package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
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
        Optional<NetworkSettings> network = Optional.ofNullable(container.getNetworkSettings());
        // What is published now names the port that the engine chose; of a stopped container only the wish is left.
        return Stream.of(
                        network.map(NetworkSettings::getPorts),
                        Optional.ofNullable(container.getHostConfig().getPortBindings()))
                .flatMap(Optional::stream)
                .flatMap(ContainerAddress::published)
                .findFirst()
                .orElseGet(() -> new ContainerAddress(own(network), ContainerSpecs.HTTP.getPort()));
    }

    private static Stream<ContainerAddress> published(Ports ports) {
        return Stream.ofNullable(ports.getBindings().get(ContainerSpecs.HTTP))
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
    private static String own(Optional<NetworkSettings> network) {
        return network.map(NetworkSettings::getNetworks).map(Map::values).stream()
                .flatMap(Collection::stream)
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst()
                .orElse(ANY);
    }
}
