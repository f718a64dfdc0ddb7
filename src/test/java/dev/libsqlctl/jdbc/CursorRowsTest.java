package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.Patience;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.ScriptedServer;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CursorRowsTest {
    private static final String HEAD = "{'baton':'b','base_url':null}\n";
    private static final String BEGIN = "{'type':'step_begin','step':0,'cols':[{'name':'a','decltype':null}]}\n";
    private static final String ROW = "{'type':'row','row':[{'type':'integer','value':'1'}]}\n";
    private static final String STEP_END = "{'type':'step_end','affected_row_count':0,'last_insert_rowid':null}\n";
    private static final String END = "{'type':'replication_index','replication_index':1}\n";

    private final AtomicInteger ended = new AtomicInteger();

    private interface Reading {
        void read(CursorRows rows) throws SQLException;
    }

    @Test
    void theRowsAndTheirEnd() throws SQLException {
        answering(HEAD + BEGIN + ROW + ROW + STEP_END + END, rows -> {
            assertThat(rows.columns()).hasSize(1);
            assertThat(rows.next()).isEqualTo(List.of(Value.of(1)));
            assertThat(rows.next()).isNotNull();
            assertThat(ended).hasValue(0);
            assertThat(rows.next()).isNull();
            assertThat(ended).hasValue(1);
            assertThat(rows.next()).isNull();
            rows.close();
        });
        assertThat(ended).hasValue(1);
    }

    @Test
    void closedEarlyTheyEnd() throws SQLException {
        answering(HEAD + BEGIN + ROW + ROW + STEP_END + END, rows -> {
            assertThat(rows.next()).isNotNull();
            rows.close();
            rows.close();
            assertThat(rows.next()).isNull();
        });
        assertThat(ended).hasValue(1);
    }

    @Test
    void anErrorBehindRowsIsThrownAgainAndAgain() throws SQLException {
        answering(HEAD + BEGIN + ROW + error(0) + END, rows -> {
            assertThat(rows.next()).isNotNull();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(rows::next).isInstanceOf(SQLException.class).hasMessageContaining("too bad");
            }
        });
        assertThat(ended).hasValue(1);
    }

    @Test
    void aResultWithoutItsEndIsBroken() throws SQLException {
        for (String body :
                List.of(HEAD + BEGIN + ROW, HEAD + BEGIN + ROW + STEP_END, HEAD + BEGIN + ROW + "{'type':")) {
            answering(body, rows -> {
                assertThat(rows.next()).isNotNull();
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(rows::next)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).startsWith("08"));
                }
            });
        }
        assertThat(ended).hasValue(3);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() throws SQLException {
        answering(
                HEAD + BEGIN + "{'type':'row','row':[]}\n" + STEP_END + END,
                rows -> assertThatThrownBy(rows::next)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("08P01")));
        assertThat(ended).hasValue(1);
    }

    @Test
    void aStatementThatFailsHasNoRows() {
        assertThatThrownBy(() -> answering(HEAD + error(0) + END, rows -> {}))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("too bad");
        assertThat(ended).hasValue(1);
    }

    @Test
    void aStatementThatWasNotExecutedHasLostItsTransaction() {
        assertThatThrownBy(() -> answering(HEAD + END, rows -> {}))
                .isInstanceOfSatisfying(
                        SQLTransactionRollbackException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("40001"));
        assertThat(ended).hasValue(1);
    }

    private void answering(String body, Reading reading) throws SQLException {
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));
        try (ScriptedServer server = ScriptedServer.start(exchange -> {
                    boolean cursor = exchange.request().line().contains("cursor");
                    exchange.respond(
                            200,
                            "text/plain",
                            cursor ? json(body) : json("{'baton':null,'base_url':null,'results':[]}"));
                });
                HranaClient client = HranaClient.open(Endpoint.parse(server.url()), timeouts);
                HranaStream stream = client.openStream()) {
            reading.read(CursorRows.open(
                    stream.cursor(Batch.of(Stmt.of("SELECT a FROM t"))),
                    0,
                    new Patience(Duration.ofSeconds(5), Duration.ZERO),
                    ended::incrementAndGet));
        }
    }

    private static String error(int step) {
        return "{'type':'step_error','step':" + step + ",'error':{'message':'too bad','code':'SQLITE_MISMATCH'}}\n";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
