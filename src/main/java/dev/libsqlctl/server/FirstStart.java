package dev.libsqlctl.server;

import dev.libsqlctl.config.ListenAddress;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.Optional;

/** Makes a new server and starts it. Whatever fails or is interrupted on the way leaves no server behind. */
public final class FirstStart {
    private final Engines engines;

    /** @param engines where the server may run */
    public FirstStart(Engines engines) {
        this.engines = engines;
    }

    /**
     * Makes the data directory and the server, starts it, and waits until it is ready.
     *
     * @param request what is asked for
     * @param progress hears what is done
     * @return the running server
     * @throws LibsqlctlException when it cannot be made or started; a server that runs but was not ready in time is kept
     */
    public StartReport run(FirstStartRequest request, Progress progress) {
        ListenAddress.require(request.bind(), request.port());
        SecurityPlan security = SecurityPlan.of(request);
        DataDirectory directory = new DataDirectory(request.dataDirectory());
        directory.prepare();
        Engine engine = engines.forNewServer(progress);
        try (DataDirectory.Lock ignored = directory.lock(request.timeout(), progress::note)) {
            ServerSpec spec = spec(request, security, engine.kind());
            requireNew(engine, spec);
            directory.requireUnused();
            switch (engine.kind()) {
                case NATIVE ->
                    new DataHandover(engines)
                            .toThisUser(directory, request.docker().image(), progress);
                case DOCKER -> directory.requireEnterable();
            }
            Server server = engine.create(spec, progress);
            return Startup.created(engine, server, request.timeout(), progress);
        }
    }

    private static ServerSpec spec(FirstStartRequest request, SecurityPlan security, EngineKind kind) {
        String name = request.name()
                .orElseGet(() -> DefaultName.of(kind, request.docker().image(), security.secured()));
        return new ServerSpec(
                name,
                request.dataDirectory(),
                request.bind(),
                request.port(),
                request.node(),
                security.envFile(),
                security.environment(),
                security.secured(),
                request.memory(),
                request.docker(),
                request.nativeProcess());
    }

    private static void requireNew(Engine engine, ServerSpec spec) {
        Optional<Server> existing = engine.find(spec.name(), spec.dataDirectory());
        existing.filter(server -> !server.dataDirectory().equals(spec.dataDirectory()))
                .ifPresent(server -> {
                    throw ServerFinder.elsewhere(server, spec.dataDirectory());
                });
        existing.ifPresent(server -> {
            throw new LibsqlctlException(
                    ErrorCode.SERVER_EXISTS,
                    "there is a server " + server.name() + " for this data directory already, "
                            + (server.running() ? "running at " + server.url() : "stopped"),
                    "Start it with 'libsqlctl start', or remove it with 'libsqlctl destroy' (which keeps the data).");
        });
    }
}
