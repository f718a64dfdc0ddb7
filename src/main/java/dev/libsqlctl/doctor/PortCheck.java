package dev.libsqlctl.doctor;

import dev.libsqlctl.config.ListenAddress;
import dev.libsqlctl.config.Setting;
import dev.libsqlctl.config.Settings;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.ListeningPorts;
import dev.libsqlctl.server.Server;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        // Whose the listener is cannot be told when the servers are not known.
        if (facts.unfound().isPresent() || facts.servers().stream().anyMatch(Server::running)) {
            return Outcome.notApplicable();
        }
        if (!facts.servers().isEmpty()) {
            Set<Address> addresses = facts.servers().stream()
                    .map(server -> new Address(server.bind(), server.port()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return Outcome.ofEach(addresses, PortCheck::look);
        }
        // Who names a URL does not mean to make a server here.
        Settings settings = facts.request().settings();
        return settings.find(Setting.URL).isPresent() ? Outcome.notApplicable() : next(settings);
    }

    /** {@return the outcome for where the next new server would listen} */
    private static Outcome next(Settings settings) {
        try {
            Address address = new Address(
                    settings.get(Setting.BIND).orElseThrow(),
                    Integer.parseInt(settings.get(Setting.PORT).orElseThrow()));
            ListenAddress.require(address.bind(), address.port());
            return Outcome.ofEach(List.of(address), PortCheck::look);
        } catch (NumberFormatException e) {
            return Outcome.of(Optional.of(Diagnosis.SETTING_INVALID.found(
                    "LIBSQLCTL_PORT is no number", "Set it to a number, such as 8080.")));
        } catch (LibsqlctlException e) {
            return Outcome.of(Optional.of(Diagnosis.SETTING_INVALID.found(
                    e.getMessage(), e.hint().orElse("Correct LIBSQLCTL_BIND and LIBSQLCTL_PORT."))));
        }
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
