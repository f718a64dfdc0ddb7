package dev.libsqlctl.doctor;

import dev.libsqlctl.config.ListenAddress;
import dev.libsqlctl.server.ContainerTraits;
import java.util.Optional;

/** Can others reach the port for replicas? It asks nobody for a token, not even where the server does. */
final class ReplicationCheck implements Check {
    @Override
    public String name() {
        return "replication-port";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofContainers(facts, ReplicationCheck::look);
    }

    /** {@return what is wrong with where the port is published} */
    static Optional<Finding> look(String server, ContainerTraits container) {
        return container
                .replication()
                .filter(published -> !ListenAddress.isLoopback(published.bind()))
                .map(
                        published -> Diagnosis.REPLICATION_PUBLISHED.found(
                                server + " publishes its port for replicas (" + published.bind() + ":"
                                        + published.port()
                                        + "), where everybody may read and write everything: sqld asks for no token there",
                                "Make the container again without that port ('libsqlctl first-start' publishes none), or let a firewall admit replicas alone."));
    }
}
