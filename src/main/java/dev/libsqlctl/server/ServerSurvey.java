package dev.libsqlctl.server;

import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;
import java.util.Optional;

/** Looks at the servers of a data directory as their engines know them, and at the engines. Speaks to none of the servers. */
public final class ServerSurvey {
    private final Engines engines;

    /** @param engines where servers may be */
    public ServerSurvey(Engines engines) {
        this.engines = engines;
    }

    /**
     * What was found.
     *
     * @param servers sorted by name; empty when there are none
     * @param docker the Docker engine; empty when it does not answer or is not wanted
     * @param dockerFailure why the Docker engine cannot be asked; empty when it answers or is not wanted
     */
    public record Found(
            List<Surveyed> servers, Optional<EngineVersion> docker, Optional<LibsqlctlException> dockerFailure) {
        /** Nothing at all. */
        public static final Found NOTHING = new Found(List.of(), Optional.empty(), Optional.empty());

        /** Keeps an own copy of the list. */
        public Found {
            servers = List.copyOf(servers);
        }
    }

    /**
     * A server and what its engine tells of it beyond that.
     *
     * @param server the server
     * @param container what only a container has; empty for a process
     */
    public record Surveyed(Server server, Optional<ContainerTraits> container) {}

    /**
     * Looks at every server of a data directory, or at the named one.
     *
     * @param query which servers
     * @return what was found
     * @throws LibsqlctlException when an engine that answers refuses
     */
    public Found run(ServerQuery query) {
        List<Surveyed> servers = servers(query).stream()
                .filter(server -> query.name().map(server.name()::equals).orElse(true))
                .map(server -> new Surveyed(server, engines.of(server).container(server)))
                .toList();
        Optional<LibsqlctlException> failure = engines.dockerFailure();
        Optional<EngineVersion> docker = engines.wantsDocker() && failure.isEmpty()
                ? engines.docker().flatMap(Engine::version)
                : Optional.empty();
        return new Found(servers, docker, failure);
    }

    private List<Server> servers(ServerQuery query) {
        try {
            return new ServerFinder(engines).all(query.dataDirectory());
        } catch (LibsqlctlException e) {
            if (engines.dockerFailure().isEmpty()) {
                throw e;
            }
            // It was asked for by name and does not answer: that is an answer here.
            return List.of();
        }
    }
}
