package dev.libsqlctl.hrana;

import static dev.libsqlctl.hrana.Servers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.support.SqldServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was sent and not answered may run later: it is said to be unknown, and never sent again. */
class GhostWriteIT {
    @Test
    void aWriteThatTimedOutIsNotSentAgain() throws Exception {
        try (SqldServer server = SqldServer.start();
                HranaClient client = Servers.client(server);
                HranaClient stranger = Servers.strangerTo(server, Servers.timeouts(1));
                HranaStream blocker = client.openStream()) {
            client.execute(Stmt.of("CREATE TABLE t (a)"));
            blocker.execute(Stmt.of("BEGIN IMMEDIATE"));

            assertUnknown(() -> stranger.execute(Stmt.of("INSERT INTO t VALUES ('single')")));
            assertUnknown(() -> stranger.transaction(List.of(Stmt.of("INSERT INTO t VALUES ('transaction')"))));
            HranaStream stream = stranger.openStream();
            assertUnknown(() -> stream.execute(Stmt.of("INSERT INTO t VALUES ('stream')")));
            assertThatThrownBy(() -> stream.execute(Stmt.of("SELECT 1")))
                    .isInstanceOf(StreamClosedException.class)
                    .hasCauseInstanceOf(TransportException.class);

            blocker.execute(Stmt.of("ROLLBACK"));
            long end = System.nanoTime() + 10_000_000_000L;
            while (number(client, "SELECT count(*) FROM t") < 3 && System.nanoTime() - end < 0) {
                Thread.sleep(20);
            }
            assertThat(number(client, "SELECT count(DISTINCT a) FROM t")).isEqualTo(3);
            assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(3);
        }
    }

    private static void assertUnknown(Runnable write) {
        assertThatThrownBy(write::run)
                .asInstanceOf(type(TransportException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(TransportException.READ_TIMEOUT);
                    assertThat(e.outcomeUnknown()).isTrue();
                });
    }
}
