package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Makes a server again from other settings and keeps its data. What fails or is interrupted on the way brings the old one back. */
public final class RecreateServer {
    private final Engines engines;

    /** @param engines where the server may be */
    public RecreateServer(Engines engines) {
        this.engines = engines;
    }

    /**
     * Stops and removes a server, makes and starts one of the changed specification, and waits until it is ready.
     *
     * @param server the server, as {@link ServerFinder} found it
     * @param change what is to be different; engine and data directory stay
     * @param timeout how long the new one may take to be ready
     * @param progress hears what is done
     * @return the new server, running
     * @throws LibsqlctlException when it cannot be made or started; the old one is there again then, and runs if it ran; a new one that is
     *     only slow is kept
     */
    public StartReport run(Server server, UnaryOperator<ServerSpec> change, Duration timeout, Progress progress) {
        Engine engine = engines.of(server);
        DataDirectory directory = new DataDirectory(server.dataDirectory());
        try (DataDirectory.Lock ignored = directory.lock(timeout, progress::note)) {
            ServerSpec before = engine.spec(server);
            ServerSpec after = change.apply(before);
            requireFree(engine, server, after);
            try {
                new ServerStop(engine).stop(server, ServerStop.PATIENCE);
                engine.remove(server);
                directory.requireUnused();
                return Startup.created(engine, engine.create(after, progress), timeout, progress);
            } catch (RuntimeException e) {
                if (!Rollback.keeps(e)) {
                    Undo.after(e, () -> restore(engine, server, before, progress));
                }
                throw e;
            }
        }
    }

    /** What would only fail later is refused while the old server still runs. */
    private static void requireFree(Engine engine, Server server, ServerSpec after) {
        if (!after.name().equals(server.name())
                && engine.find(after.name(), after.dataDirectory()).isPresent()) {
            throw new LibsqlctlException(
                    ErrorCode.SERVER_EXISTS,
                    "there is a server " + after.name() + " already, besides " + server.name(),
                    "Remove one of them with 'libsqlctl destroy --name NAME' (which keeps the data).");
        }
    }

    /** The old one may not be removed yet, and may be about to end. */
    private static void restore(Engine engine, Server server, ServerSpec before, Progress progress) {
        Server old = engine.find(before.name(), before.dataDirectory()).orElseGet(() -> engine.restore(before));
        if (server.running()) {
            new ServerStop(engine).stop(old, ServerStop.PATIENCE);
            engine.start(old, progress);
        }
        progress.note(server.name() + " was brought back as it was");
    }
}
