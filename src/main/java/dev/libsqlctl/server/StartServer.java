package dev.libsqlctl.server;

import dev.libsqlctl.config.Setting;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.time.Duration;

/** Starts a server that was made before. */
public final class StartServer {
    private final Engines engines;
    private final ServerFinder finder;

    /** @param engines where the server may be */
    public StartServer(Engines engines) {
        this.engines = engines;
        this.finder = new ServerFinder(engines);
    }

    /**
     * Starts the server and waits until it is ready; one that runs already is only waited for.
     *
     * @param query which server
     * @param timeout how long it may take to be ready
     * @param progress hears what is done
     * @return the running server
     * @throws LibsqlctlException when there is none, it cannot be started, or it ends; interrupted, the server is stopped again
     */
    public StartReport run(ServerQuery query, Duration timeout, Progress progress) {
        DataDirectory directory = new DataDirectory(query.dataDirectory());
        Server found = finder.find(query);
        if (found.running()) {
            return awaited(found, timeout, StartReport.Outcome.ALREADY_RUNNING);
        }
        try (DataDirectory.Lock ignored = directory.lock(timeout, progress::note)) {
            // Another libsqlctl may have started it while this one waited for the lock.
            Server server = finder.find(query);
            if (server.running()) {
                return awaited(server, timeout, StartReport.Outcome.ALREADY_RUNNING);
            }
            directory.requireUnused();
            if (server.engine() == EngineKind.NATIVE) {
                String image = Setting.IMAGE.defaultValue().orElseThrow();
                new DataHandover(engines).toThisUser(directory, image, progress);
            }
            warnOfUnusedKey(server, directory, progress);
            return started(server, timeout, progress);
        }
    }

    private StartReport started(Server server, Duration timeout, Progress progress) {
        Engine engine = engines.of(server);
        try {
            return awaited(engine.start(server, progress), timeout, StartReport.Outcome.STARTED);
        } catch (RuntimeException e) {
            if (!Rollback.keeps(e)) {
                Rollback.stop(engine, server, e);
            }
            throw e;
        }
    }

    private StartReport awaited(Server server, Duration timeout, StartReport.Outcome outcome) {
        return Startup.awaited(engines.of(server), server, timeout, outcome);
    }

    private static void warnOfUnusedKey(Server server, DataDirectory directory, Progress progress) {
        if (!server.secured() && Files.exists(directory.publicKey())) {
            progress.note("warning: " + directory.publicKey() + " is there, but " + server.name()
                    + " was made without it and is open; 'libsqlctl generate-jwt --key private.pem --restart' makes it again"
                    + " secured, with the same data");
        }
    }
}
