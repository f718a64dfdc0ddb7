package dev.libsqlctl.server;

import dev.libsqlctl.error.LibsqlctlException;
import java.util.function.Consumer;

/** Reads the log of a server, running or not. */
public final class ServerLogs {
    private final Engines engines;

    /** @param engines where the server may be */
    public ServerLogs(Engines engines) {
        this.engines = engines;
    }

    /**
     * Reads the log.
     *
     * @param query which server
     * @param request which part of its log
     * @param lines gets each line
     * @throws LibsqlctlException when there is no server, or when the thread was interrupted while it waited for more
     */
    public void run(ServerQuery query, LogRequest request, Consumer<String> lines) {
        Server server = new ServerFinder(engines).find(query);
        try {
            engines.of(server).logs(server, request, lines);
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }
}
