package dev.libsqlctl.server;

import dev.libsqlctl.error.LibsqlctlException;
import java.time.Duration;
import java.util.Optional;

/** Stops a server and starts it again. */
public final class RestartServer {
    private final Engines engines;

    /** @param engines where the server may be */
    public RestartServer(Engines engines) {
        this.engines = engines;
    }

    /**
     * Stops the server if it runs, starts it, and waits until it is ready. One that could not be started again is not stopped.
     *
     * @param query which server
     * @param timeout how long it may take to be ready
     * @param progress hears what is done
     * @return the running server
     * @throws LibsqlctlException when there is none, it does not end, or it cannot be started
     */
    public StartReport run(ServerQuery query, Duration timeout, Progress progress) {
        Server server = new ServerFinder(engines).find(query);
        engines.of(server).requireStartable(server);
        StopReport stopped = new StopServer(engines).run(query, ServerStop.PATIENCE, progress);
        progress.note(stopped.server().name() + ": "
                + switch (stopped.outcome()) {
                    case CLEAN -> "stopped cleanly";
                    case UNCLEAN -> "did not stop cleanly: clients were cut off, or it was killed";
                    case ALREADY_STOPPED -> "was not running";
                });
        return new StartServer(engines)
                .run(
                        new ServerQuery(
                                query.dataDirectory(),
                                Optional.of(stopped.server().name())),
                        timeout,
                        progress);
    }
}
