package dev.libsqlctl.hrana;

import static dev.libsqlctl.hrana.Servers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.support.ScriptedServer;
import dev.libsqlctl.support.SqldServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server that is made to look like one without Hrana 3. */
class Version2IT {
    private SqldServer server;
    private ScriptedServer old;
    private HranaClient client;

    @BeforeEach
    void start() {
        server = SqldServer.start();
        old = ScriptedServer.start(exchange -> {
            if (exchange.request().line().contains(" /v3")) {
                exchange.respond(404, "text/plain", "");
            } else {
                exchange.json(200, exchange.ask(server.url()));
            }
        });
        client = HranaClient.open(Endpoint.parse(old.url()), Servers.timeouts(10));
        client.execute(Stmt.of("CREATE TABLE t (a UNIQUE)"));
    }

    @AfterEach
    void stop() {
        client.close();
        old.close();
        server.close();
    }

    @Test
    void version3IsAskedForOnce() {
        client.execute(Stmt.of("INSERT INTO t VALUES (1)"));
        client.transaction(List.of(Stmt.of("INSERT INTO t VALUES (2)")));
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(2);
        assertThat(old.requests())
                .filteredOn(request -> request.line().contains("/v3"))
                .hasSize(1);
        assertThat(old.requests())
                .extracting(ScriptedServer.Request::body)
                .noneMatch(body -> body.contains("autocommit"));
    }

    @Test
    void theTransactionIsKnown() {
        try (HranaStream stream = client.openStream()) {
            assertThat(stream.autocommit()).isTrue();
            stream.execute(Stmt.of("BEGIN"));
            assertThat(stream.autocommit()).isFalse();
            stream.execute(Stmt.of("INSERT INTO t VALUES (1)"));
            stream.execute(Stmt.of("SELECT * FROM t"));
            stream.execute(Stmt.of("COMMIT"));
            assertThat(stream.autocommit()).isTrue();
            stream.execute(Stmt.of("BEGIN"));
            assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT OR ROLLBACK INTO t VALUES (1)")))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> assertThat(e.rolledBack()).isTrue());
            assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT INTO t VALUES (2)")))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ServerException.TRANSACTION_LOST));
            stream.execute(Stmt.of("ROLLBACK"));
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void thereAreNoCursors() {
        try (HranaStream stream = client.openStream()) {
            assertThatThrownBy(() -> stream.cursor(Batch.of(Stmt.of("SELECT 1"))))
                    .asInstanceOf(type(ProtocolException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ProtocolException.UNSUPPORTED));
            assertThat(number(stream, "SELECT 1")).isEqualTo(1);
        }
    }
}
