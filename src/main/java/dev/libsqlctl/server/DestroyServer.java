package dev.libsqlctl.server;

import dev.libsqlctl.error.LibsqlctlException;
import java.time.Duration;

/** Removes a server. */
public final class DestroyServer {
    private final Engines engines;

    /** @param engines where the server may be */
    public DestroyServer(Engines engines) {
        this.engines = engines;
    }

    /** What becomes of the data of a server that is removed. */
    public enum Data {
        /** It stays. */
        KEEP,
        /** It is deleted. */
        DELETE
    }

    /**
     * Stops the server if it runs, removes it, and deletes its data if asked to.
     *
     * @param server the server, as {@link ServerFinder} found it
     * @param data what becomes of the data
     * @param patience how long sqld may take to end before it is killed
     * @param progress hears what is done
     * @throws LibsqlctlException when it cannot be stopped or removed, or when another server uses the data that shall be deleted
     */
    public void run(Server server, Data data, Duration patience, Progress progress) {
        Engine engine = engines.of(server);
        DataDirectory directory = new DataDirectory(server.dataDirectory());
        try (DataDirectory.Lock ignored = directory.lockIfThere(patience, progress::note)) {
            new ServerStop(engine).stop(server, patience);
            if (data == Data.DELETE) {
                directory.requireUnused();
            }
            engine.remove(server);
            if (data == Data.DELETE) {
                engine.deleteData(server);
            }
        }
    }
}
