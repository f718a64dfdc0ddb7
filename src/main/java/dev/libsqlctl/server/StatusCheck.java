package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at the servers of a data directory. */
public final class StatusCheck {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2));

    private final Engines engines;

    /** @param engines where servers may be */
    public StatusCheck(Engines engines) {
        this.engines = engines;
    }

    /**
     * Looks at every server of a data directory, or at the named one.
     *
     * @param query which servers
     * @return how they are, sorted by name; at least one
     * @throws LibsqlctlException {@link ErrorCode#SERVER_NOT_FOUND} when there is none
     */
    public List<ServerStatus> run(ServerQuery query) {
        ServerFinder finder = new ServerFinder(engines);
        List<Server> servers = finder.all(query.dataDirectory()).stream()
                .filter(server -> query.name().map(server.name()::equals).orElse(true))
                .toList();
        return (servers.isEmpty() ? List.of(finder.find(query)) : servers)
                .stream().map(this::status).toList();
    }

    private ServerStatus status(Server server) {
        Optional<Readiness.Ready> ready = server.running() ? ready(server) : Optional.empty();
        OptionalLong memory = server.running() ? engines.of(server).memory(server) : OptionalLong.empty();
        return new ServerStatus(
                server,
                ready.isPresent(),
                ready.map(Readiness.Ready::version),
                ready.map(Readiness.Ready::secured).orElse(server.secured()),
                server.startedAt().map(start -> Duration.between(start, Instant.now())),
                DataSizes.of(server.dataDirectory()),
                memory);
    }

    private static Optional<Readiness.Ready> ready(Server server) {
        try (HranaClient client = HranaClient.open(Endpoint.parse(server.url().toString()), TIMEOUTS)) {
            return Readiness.probe(client);
        }
    }
}
