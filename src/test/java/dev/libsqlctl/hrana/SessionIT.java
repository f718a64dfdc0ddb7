package dev.libsqlctl.hrana;

import static dev.libsqlctl.hrana.Servers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.hrana.http.UrlConnectionTransport;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.support.SqldServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guards hold even when a transaction has gone behind the back of the session, and nothing reports it any more. */
class SessionIT {
    private SqldServer server;
    private HranaClient client;
    private StreamConnection connection;
    private Session session;

    @BeforeEach
    void beginAndEndBehindItsBack() {
        server = SqldServer.start();
        client = Servers.client(server);
        client.execute(Stmt.of("CREATE TABLE t (a)"));
        connection = new StreamConnection(
                new HranaHttp(server.endpoint(), Servers.timeouts(20), new UrlConnectionTransport()));
        session = new Session(connection);
        session.execute(Stmt.of("BEGIN"), new SqlText("BEGIN"));
        connection.send(
                version2 -> List.of(new StreamRequest.Execute(Stmt.of("ROLLBACK"))),
                StreamConnection.Stake.TRANSACTION);
        assertThat(session.transaction().isOpen()).isTrue();
    }

    @AfterEach
    void stop() {
        connection.close();
        client.close();
        server.close();
    }

    @Test
    void aStatementIsSkipped() {
        Stmt insert = Stmt.of("INSERT INTO t VALUES (1)");
        assertThatThrownBy(() -> session.execute(insert, session.textOf(insert)))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ServerException.TRANSACTION_LOST));
        assertLostAndNothingWritten();
    }

    @Test
    void everyStepOfABatchIsSkipped() {
        Batch batch = new Batch(List.of(
                new BatchStep(null, Stmt.of("SELECT * FROM t")),
                new BatchStep(null, Stmt.of("INSERT INTO t VALUES (1)")),
                new BatchStep(BatchCond.not(BatchCond.ok(0)), Stmt.of("INSERT INTO t VALUES (2)")),
                new BatchStep(null, Stmt.of("COMMIT")),
                new BatchStep(null, Stmt.of("INSERT INTO t VALUES (3)"))));
        assertThatThrownBy(() -> session.batch(batch, session.textsOf(batch)))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ServerException.TRANSACTION_LOST));
        assertLostAndNothingWritten();
    }

    private void assertLostAndNothingWritten() {
        assertThat(session.transaction().isLost()).isTrue();
        assertThat(number(client, "SELECT count(*) FROM t")).isZero();
    }
}
