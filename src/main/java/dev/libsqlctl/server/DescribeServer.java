package dev.libsqlctl.server;

/** Tells what a server is made of. It starts, stops and changes nothing. */
public final class DescribeServer {
    private final Engines engines;

    /** @param engines where the server may be */
    public DescribeServer(Engines engines) {
        this.engines = engines;
    }

    /**
     * Looks at the server that {@link StartServer} would start, or that runs already.
     *
     * @param query which server
     * @return what it is made of
     * @throws dev.libsqlctl.error.LibsqlctlException when there is none, or its engine cannot be asked
     */
    public Blueprint run(ServerQuery query) {
        Server server = new ServerFinder(engines).find(query);
        return engines.of(server).blueprint(server);
    }
}
