package dev.libsqlctl.server;

import dev.libsqlctl.error.LibsqlctlException;
import java.time.Duration;

/** Stops a server. */
public final class StopServer {
    /** How long a server may take before it is killed, where nobody says otherwise. */
    public static final Duration PATIENCE = ServerStop.PATIENCE;

    private final Engines engines;
    private final ServerFinder finder;

    /** @param engines where the server may be */
    public StopServer(Engines engines) {
        this.engines = engines;
        this.finder = new ServerFinder(engines);
    }

    /**
     * Stops the server; one that does not run is left alone.
     *
     * @param query which server
     * @param patience how long sqld may take before it is killed
     * @param progress hears what is done
     * @return how it ended
     * @throws LibsqlctlException when there is none, or it does not end
     */
    public StopReport run(ServerQuery query, Duration patience, Progress progress) {
        Server server = finder.find(query);
        Engine engine = engines.of(server);
        if (!server.running()) {
            return new StopReport(server, StopReport.Outcome.ALREADY_STOPPED, Duration.ZERO);
        }
        try (DataDirectory.Lock ignored =
                new DataDirectory(query.dataDirectory()).lockIfThere(patience, progress::note)) {
            return new ServerStop(engine).stop(server, patience);
        }
    }
}
