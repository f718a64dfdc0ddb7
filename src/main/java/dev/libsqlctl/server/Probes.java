package dev.libsqlctl.server;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The probes that tell a living server from one that only looks alive. {@code /health} is answered with 200 by a server whose
 * disk is full or whose writers are stuck, so it is followed by a read and by a write that is committed.
 */
final class Probes {
    private final Endpoint endpoint;
    private final Timeouts timeouts;

    Probes(Endpoint endpoint, Duration timeout) {
        this.endpoint = endpoint;
        this.timeouts = new Timeouts(timeout, timeout);
    }

    /** {@return what came of each probe; those after one that did not pass are not run} */
    List<Probe> run() {
        List<Probe> probes = new ArrayList<>();
        try (HranaClient client = HranaClient.open(endpoint, timeouts)) {
            probes.add(probe("health", client, Probes::health));
            if (probes.get(0).passed()) {
                probes.add(probe("read", client, Probes::read));
            }
            if (probes.size() == 2 && probes.get(1).passed()) {
                probes.add(probe("write", client, Probes::write));
            }
        }
        return List.copyOf(probes);
    }

    private Probe probe(String name, HranaClient client, Function<HranaClient, String> question) {
        Instant begin = Instant.now();
        try {
            String answer = question.apply(client);
            return new Probe(name, Probe.Outcome.PASSED, answer, since(begin));
        } catch (ServerException e) {
            Probe.Outcome outcome = refused(e) ? Probe.Outcome.REFUSED : Probe.Outcome.FAILED;
            return new Probe(name, outcome, e.code() + ": " + e.getMessage(), since(begin));
        } catch (HranaException e) {
            return new Probe(name, Probe.Outcome.FAILED, e.code() + ": " + e.getMessage(), since(begin));
        }
    }

    /** A token for another namespace is refused as if there were no such namespace. */
    private boolean refused(ServerException e) {
        return e.accessRefused() || (endpoint.token().isPresent() && e.code().equals("NAMESPACE_NOT_FOUND"));
    }

    private static Duration since(Instant begin) {
        return Duration.between(begin, Instant.now());
    }

    private static String health(HranaClient client) {
        return client.version();
    }

    private static String read(HranaClient client) {
        client.execute(Stmt.of("SELECT count(*) FROM sqlite_schema"));
        return "SELECT answered";
    }

    /**
     * Writes the header of the database as it is. {@code BEGIN IMMEDIATE} and {@code ROLLBACK} would do to notice stuck writers, but
     * succeed on a full disk: only a commit touches it.
     */
    private static String write(HranaClient client) {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("BEGIN IMMEDIATE"));
            Value version =
                    stream.execute(Stmt.of("PRAGMA user_version")).rows().get(0).get(0);
            stream.execute(Stmt.of("PRAGMA user_version = " + ((Value.Integer) version).value()));
            stream.execute(Stmt.of("COMMIT"));
        }
        return "a transaction was committed";
    }
}
