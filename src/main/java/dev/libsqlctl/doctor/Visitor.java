package dev.libsqlctl.doctor;

import dev.libsqlctl.doctor.Visit.Answer;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.ProtocolException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.TransportException;
import dev.libsqlctl.hrana.proto.Stmt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks a server what can be asked without changing anything. */
final class Visitor {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(3));

    /** A date of HTTP has whole seconds. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private final Clock clock;

    Visitor(Clock clock) {
        this.clock = clock;
    }

    /** {@return what came of it} A server that does not answer the first question is not asked the others. */
    Visit visit(Place place) {
        Endpoint open = Endpoint.parse(place.endpoint().url().toString());
        try (HranaClient client = HranaClient.open(open, TIMEOUTS)) {
            Optional<Duration> ahead = ahead(client);
            Answer withoutToken = ask(client);
            Optional<String> version = version(client);
            return new Visit(
                    place,
                    Optional.empty(),
                    Optional.empty(),
                    version,
                    ahead,
                    Optional.of(withoutToken),
                    place.endpoint().token().map(token -> ask(place.endpoint())));
        } catch (TransportException e) {
            return Visit.silent(place, e.getMessage());
        } catch (HranaException e) {
            return Visit.foreign(place, e.getMessage());
        }
    }

    private Optional<Duration> ahead(HranaClient client) {
        Instant before = clock.instant();
        Optional<Instant> date = client.time();
        return date.map(theirs -> ahead(theirs, before, clock.instant()));
    }

    /** {@return how far a clock is ahead that showed a time, cut to seconds, at some moment between two of ours} */
    static Duration ahead(Instant theirs, Instant before, Instant after) {
        if (theirs.isAfter(after)) {
            return Duration.between(after, theirs);
        }
        Instant latest = theirs.plus(PRECISION);
        return latest.isBefore(before) ? Duration.between(before, latest) : Duration.ZERO;
    }

    private static Answer ask(Endpoint endpoint) {
        try (HranaClient client = HranaClient.open(endpoint, TIMEOUTS)) {
            return ask(client);
        }
    }

    private static Answer ask(HranaClient client) {
        try {
            client.execute(Stmt.of("SELECT 1"));
            return Answer.ACCEPTED;
        } catch (ServerException e) {
            return new Answer(false, e.code(), e.getMessage());
        }
    }

    private static Optional<String> version(HranaClient client) {
        try {
            return Optional.of(client.version());
        } catch (ServerException | ProtocolException e) {
            // Servers of other makers need not have that page.
            return Optional.empty();
        }
    }
}
