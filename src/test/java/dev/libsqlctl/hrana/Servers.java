package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.SqldServer;
import java.time.Duration;

/** Clients of test servers. */
final class Servers {
    private Servers() {}

    static HranaClient client(SqldServer server) {
        return HranaClient.open(server.endpoint(), timeouts(20));
    }

    /** {@return a client that shares no gate with the others, as if it were in another process} */
    static HranaClient strangerTo(SqldServer server, Timeouts timeouts) {
        return HranaClient.open(Endpoint.parse(server.url().replace("127.0.0.1", "localhost")), timeouts);
    }

    static Timeouts timeouts(int readSeconds) {
        return new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(readSeconds));
    }

    static long number(HranaClient client, String sql) {
        return ((Value.Integer) client.execute(Stmt.of(sql)).rows().get(0).get(0)).value();
    }

    static long number(HranaStream stream, String sql) {
        return ((Value.Integer) stream.execute(Stmt.of(sql)).rows().get(0).get(0)).value();
    }
}
