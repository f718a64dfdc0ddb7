package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until a server can be used. Starts nothing. */
public final class WaitForServer {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));

    private WaitForServer() {}

    /**
     * Waits until whatever listens at an endpoint is healthy and answers a statement, with a refusal if need be.
     *
     * @param endpoint where it is
     * @param timeout how long to wait
     * @return what it says it is, in the words of {@code GET /version}
     * @throws LibsqlctlException {@link ErrorCode#SERVER_NOT_READY} when the time ran out, {@link ErrorCode#INTERRUPTED}
     */
    public static String at(Endpoint endpoint, Duration timeout) {
        Instant deadline = Instant.now().plus(timeout);
        try (HranaClient client = HranaClient.open(endpoint, TIMEOUTS)) {
            Optional<Readiness.Ready> ready = Readiness.probe(client);
            while (ready.isEmpty()) {
                if (Instant.now().isAfter(deadline)) {
                    throw new LibsqlctlException(
                            ErrorCode.SERVER_NOT_READY,
                            "nothing was ready within " + timeout.toSeconds() + " s at " + endpoint.url(),
                            "'libsqlctl status' tells whether a server runs here, and at which URL.");
                }
                Readiness.pause(PAUSE);
                ready = Readiness.probe(client);
            }
            return ready.get().version();
        }
    }
}
