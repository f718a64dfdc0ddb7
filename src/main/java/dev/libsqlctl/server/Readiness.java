package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Stmt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits until a server can be used. An open port and a "listening" line are no proof of that: only a health check that is
 * answered, and then a statement.
 */
final class Readiness {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private Readiness() {}

    /**
     * What a server that is ready says of itself.
     *
     * @param version what {@code GET /version} answers
     * @param secured whether it refuses a statement that comes without a token
     */
    record Ready(String version, boolean secured) {}

    /**
     * Waits until a server is healthy and answers {@code SELECT 1} over Hrana. A secured server answers a statement without a
     * token by refusing it: that is an answer, too.
     *
     * @throws LibsqlctlException {@link ErrorCode#SERVER_EXITED} when it ended, {@link ErrorCode#SERVER_NOT_READY} when the time
     *     ran out, {@link ErrorCode#NOT_SECURED} when it was made to be secured and answers everybody,
     *     {@link ErrorCode#INTERRUPTED}
     */
    static Ready await(Engine engine, Server server, Duration timeout) {
        Endpoint endpoint = Endpoint.parse(server.url().toString());
        Instant deadline = Instant.now().plus(timeout);
        try (HranaClient client = HranaClient.open(endpoint, TIMEOUTS)) {
            Duration pause = FIRST_PAUSE;
            while (true) {
                Optional<Ready> ready = probe(client);
                if (ready.isPresent()) {
                    return checked(server, ready.get());
                }
                if (engine.refresh(server).filter(Readiness::mayBecomeReady).isEmpty()) {
                    throw exited(engine, server);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw notReady(server, timeout);
                }
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** An engine that starts a server again and again calls it running in the pauses, too; but then it has ended once already. */
    private static boolean mayBecomeReady(Server server) {
        return server.running() && server.exitStatus().isEmpty();
    }

    /** {@return what the server says of itself; empty when it does not answer yet} */
    static Optional<Ready> probe(HranaClient client) {
        if (!client.healthy()) {
            return Optional.empty();
        }
        try {
            client.execute(Stmt.of("SELECT 1"));
            return Optional.of(new Ready(client.version(), false));
        } catch (ServerException e) {
            if (e.accessRefused()) {
                return Optional.of(new Ready(client.version(), true));
            }
            return Optional.empty();
        } catch (HranaException e) {
            return Optional.empty();
        }
    }

    private static Ready checked(Server server, Ready ready) {
        if (server.secured() && !ready.secured()) {
            throw new LibsqlctlException(
                    ErrorCode.NOT_SECURED,
                    server.name() + " was made to be secured, but answers without a token",
                    "Look for variables that turn authentication off; 'libsqlctl logs' shows what sqld said.");
        }
        return ready;
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    private static LibsqlctlException exited(Engine engine, Server server) {
        List<String> log = LastWords.of(engine, server);
        String said = log.isEmpty() ? "it left no log" : "its last lines:\n  " + String.join("\n  ", log);
        return new LibsqlctlException(
                ErrorCode.SERVER_EXITED,
                server.name() + " ended right after its start; " + said,
                "Mend what the log names and start it again.");
    }

    private static LibsqlctlException notReady(Server server, Duration timeout) {
        return new LibsqlctlException(
                ErrorCode.SERVER_NOT_READY,
                server.name() + " runs but was not ready within " + timeout.toSeconds() + " s at " + server.url(),
                "A large database may take longer to recover: 'libsqlctl wait --timeout 10m'; 'libsqlctl logs' shows what it does.");
    }
}
