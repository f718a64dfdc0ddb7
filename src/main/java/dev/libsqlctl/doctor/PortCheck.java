package dev.libsqlctl.doctor;

import dev.libsqlctl.config.ListenAddress;
import dev.libsqlctl.config.Setting;
import dev.libsqlctl.config.Settings;
import dev.libsqlctl.server.ListeningPorts;
import dev.libsqlctl.server.Server;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Is the port free that a server is to listen on which does not run? */
final class PortCheck implements Check {
    /** Where a server would listen. */
    private record Address(String bind, int port) {}

    @Override
    public String name() {
        return "port";
    }

    @Override
    public Outcome look(Facts facts) {
        if (facts.servers().stream().anyMatch(Server::running)) {
            return Outcome.notApplicable();
        }
        List<Address> addresses = facts.servers().isEmpty()
                ? next(facts.request().settings())
                : facts.servers().stream()
                        .map(server -> new Address(server.bind(), server.port()))
                        .distinct()
                        .toList();
        return Outcome.ofEach(addresses, PortCheck::look);
    }

    /** {@return where the next new server would listen; nowhere, when it is the server of a URL that is meant} */
    private static List<Address> next(Settings settings) {
        if (settings.find(Setting.URL).isPresent()) {
            return List.of();
        }
        Address address = new Address(
                settings.get(Setting.BIND).orElseThrow(),
                Integer.parseInt(settings.get(Setting.PORT).orElseThrow()));
        ListenAddress.require(address.bind(), address.port());
        return List.of(address);
    }

    private static Stream<Finding> look(Address address) {
        Optional<String> obstacle = ListeningPorts.obstacle(address.bind(), address.port());
        return obstacle.stream()
                .map(reason -> Diagnosis.PORT_TAKEN.found(
                        "no server could listen on port " + address.port() + " of " + address.bind() + ": "
                                + ListeningPorts.holder(address.port())
                                        .map(holder -> "it is held by " + holder)
                                        .orElse(reason),
                        "Stop that, or make the server with another --port."));
    }
}
