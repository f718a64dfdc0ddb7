package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import java.time.Duration;
import java.util.Optional;

/** Proves that a server lives, by using it. */
public final class AliveCheck {
    private final Engines engines;

    /** @param engines where the server may be */
    public AliveCheck(Engines engines) {
        this.engines = engines;
    }

    /**
     * Runs {@code sqld --help} where the server runs, then probes the server.
     *
     * @param query which server
     * @param token the token to probe it with; empty for none
     * @param timeout how long each probe may take
     * @return what came of it
     * @throws LibsqlctlException when there is no server or it does not run
     */
    public AliveReport run(ServerQuery query, Optional<String> token, Duration timeout) {
        Server server = new ServerFinder(engines).find(query);
        if (!server.running()) {
            throw new LibsqlctlException(
                    ErrorCode.SERVER_NOT_RUNNING,
                    server.name() + " is not running",
                    "Start it with 'libsqlctl start'.");
        }
        Endpoint open = Endpoint.parse(server.url().toString());
        Endpoint endpoint = token.map(open::withToken).orElse(open);
        return new AliveReport(
                server, withoutValues(engines.of(server).help(server)), new Probes(endpoint, timeout).run());
    }

    /** sqld's help shows the value of each of its variables, and some are secrets. */
    static String withoutValues(String help) {
        return help.replaceAll("(?s)(\\[env: \\w+=).*?\\](?=\\s*(\\[|\\n|$))", "$1]");
    }
}
