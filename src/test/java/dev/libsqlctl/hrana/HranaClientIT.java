package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.DescribeParam;
import dev.libsqlctl.hrana.proto.DescribeResult;
import dev.libsqlctl.hrana.proto.NamedArg;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.SqldServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every request of the protocol against the real server. */
class HranaClientIT {
    private static SqldServer server;
    private static HranaClient client;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
        client = HranaClient.open(server.endpoint(), new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(20)));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void emptyTable() {
        client.execute(Stmt.of("DROP TABLE IF EXISTS t"));
        client.execute(Stmt.of("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"));
    }

    @Test
    void isHealthyAndSaysItsVersion() {
        assertThat(client.healthy()).isTrue();
        assertThat(client.version()).startsWith("sqld 0.");
    }

    @Test
    void executesAStatementInOneRoundTrip() {
        StmtResult inserted = client.execute(Stmt.of("INSERT INTO t VALUES (?, ?)", Value.of(7), Value.of("seven")));
        assertThat(inserted.affectedRowCount()).isEqualTo(1);
        assertThat(inserted.lastInsertRowidIfAny()).hasValue(7);

        StmtResult selected = client.execute(Stmt.of("SELECT id, name, 1 + 1 FROM t"));
        assertThat(selected.cols())
                .containsExactly(new Col("id", "INTEGER"), new Col("name", "TEXT"), new Col("1 + 1", null));
        assertThat(selected.rows()).containsExactly(List.of(Value.of(7), Value.of("seven"), Value.of(2)));
    }

    @Test
    void bindsArgumentsByName() {
        Stmt stmt = Stmt.of("SELECT :a, @b")
                .withNamedArgs(List.of(new NamedArg("a", Value.of(1)), new NamedArg("@b", Value.of("two"))));
        assertThat(client.execute(stmt).rows()).containsExactly(List.of(Value.of(1), Value.of("two")));
    }

    @Test
    void reportsTheErrorOfAStatementWithTheCodeOfTheServer() {
        assertThatThrownBy(() -> client.execute(Stmt.of("SELECT nowhere FROM t")))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("SQL_INPUT_ERROR");
                    assertThat(e).hasMessageContaining("no such column: nowhere");
                    assertThat(e.httpStatus()).isEmpty();
                    assertThat(e.outcomeUnknown()).isFalse();
                    assertThat(e.accessRefused()).isFalse();
                });
    }

    @Test
    void executesABatchWithConditions() {
        BatchResult result = client.batch(new Batch(List.of(
                new BatchStep(null, Stmt.of("INSERT INTO t VALUES (1, NULL)")),
                new BatchStep(BatchCond.ok(0), Stmt.of("SELECT 'ok'")),
                new BatchStep(BatchCond.error(0), Stmt.of("SELECT 'error'")),
                new BatchStep(
                        BatchCond.and(BatchCond.isAutocommit(), BatchCond.not(BatchCond.ok(0))), Stmt.of("SELECT 2")),
                new BatchStep(BatchCond.or(), Stmt.of("SELECT 3")))));
        assertThat(result.error(0)).hasValueSatisfying(e -> assertThat(e.code()).isEqualTo("SQLITE_CONSTRAINT"));
        assertThat(result.result(1)).isEmpty();
        assertThat(result.error(1)).isEmpty();
        assertThat(result.result(2).orElseThrow().rows()).containsExactly(List.of(Value.of("error")));
        assertThat(result.result(3).orElseThrow().rows()).containsExactly(List.of(Value.of(2)));
        assertThat(result.result(4)).isEmpty();
    }

    @Test
    void aTransactionIsWhole() {
        BatchResult result = client.transaction(
                List.of(Stmt.of("INSERT INTO t VALUES (1, 'a')"), Stmt.of("SELECT count(*) FROM t")));
        assertThat(result.size()).isEqualTo(2);
        assertThat(result.result(1).orElseThrow().rows()).containsExactly(List.of(Value.of(1)));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        assertThatThrownBy(() -> client.transaction(List.of(
                        Stmt.of("INSERT INTO t VALUES (1, 'a')"),
                        Stmt.of("INSERT INTO t VALUES (1, 'b')"),
                        Stmt.of("INSERT INTO t VALUES (2, 'c')"))))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("SQLITE_CONSTRAINT");
                    assertThat(e.rolledBack()).isTrue();
                });
        assertThat(count()).isZero();
    }

    @Test
    void aTransactionRefusedAtItsCommitLeavesNothing() {
        client.execute(Stmt.of("DROP TABLE IF EXISTS child"));
        client.execute(Stmt.of("CREATE TABLE child (t REFERENCES t DEFERRABLE INITIALLY DEFERRED)"));
        assertThatThrownBy(() -> client.transaction(List.of(Stmt.of("INSERT INTO child VALUES (99)"))))
                .hasMessageContaining("FOREIGN KEY constraint failed");
        assertThat(client.execute(Stmt.of("SELECT * FROM child")).rows()).isEmpty();
    }

    @Test
    void aTransactionTakesNoStatementThatWouldEndIt() {
        assertThatThrownBy(() -> client.transaction(List.of(Stmt.of("/* x */ COMMIT"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStreamKeepsItsTransaction() {
        try (HranaStream stream = client.openStream()) {
            assertThat(stream.autocommit()).isTrue();
            stream.execute(Stmt.of("BEGIN"));
            assertThat(stream.autocommit()).isFalse();
            stream.execute(Stmt.of("INSERT INTO t VALUES (1, 'a')"));
            assertThat(stream.execute(Stmt.of("SELECT count(*) FROM t")).rows()).containsExactly(List.of(Value.of(1)));
            assertThat(count()).isZero();
            stream.execute(Stmt.of("COMMIT"));
            assertThat(stream.autocommit()).isTrue();
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void savepointsBeginAndEndATransaction() {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("SAVEPOINT a"));
            stream.execute(Stmt.of("INSERT INTO t VALUES (1, 'a')"));
            stream.execute(Stmt.of("SAVEPOINT b"));
            stream.execute(Stmt.of("INSERT INTO t VALUES (2, 'b')"));
            stream.execute(Stmt.of("ROLLBACK TO b"));
            stream.execute(Stmt.of("RELEASE b"));
            assertThat(stream.autocommit()).isFalse();
            stream.execute(Stmt.of("RELEASE a"));
            assertThat(stream.autocommit()).isTrue();
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void closingAStreamRollsBack() {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("BEGIN IMMEDIATE"));
            stream.execute(Stmt.of("INSERT INTO t VALUES (1, 'a')"));
        }
        assertThat(count()).isZero();
    }

    @Test
    void aClosedStreamRefuses() {
        HranaStream stream = client.openStream();
        stream.execute(Stmt.of("SELECT 1"));
        stream.close();
        stream.close();
        assertThatThrownBy(() -> stream.execute(Stmt.of("SELECT 1"))).isInstanceOf(StreamClosedException.class);
    }

    @Test
    void aSequenceStopsAtItsFirstError() {
        try (HranaStream stream = client.openStream()) {
            assertThatThrownBy(
                            () -> stream.sequence(
                                    "INSERT INTO t VALUES (1, 'a;b'); INSERT INTO t VALUES (1, 'b'); INSERT INTO t VALUES (3, 'c')"))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("SQLITE_CONSTRAINT"));
            stream.sequence("INSERT INTO t VALUES (4, 'd'); -- nothing\n");
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void describesAStatement() {
        try (HranaStream stream = client.openStream()) {
            DescribeResult result = stream.describe("SELECT id AS i FROM t WHERE id = ?1 AND name = :n");
            assertThat(result.params()).containsExactly(new DescribeParam("?1"), new DescribeParam(":n"));
            assertThat(result.cols()).containsExactly(new Col("i", "INTEGER"));
            assertThat(result.isReadonly()).isTrue();
            assertThat(result.isExplain()).isFalse();
            assertThat(stream.describe("DELETE FROM t").isReadonly()).isFalse();
        }
    }

    @Test
    void storesSqlTexts() {
        try (HranaStream stream = client.openStream()) {
            stream.storeSql(3, "INSERT INTO t VALUES (?, ?)");
            stream.execute(Stmt.stored(3, Value.of(1), Value.of("a")));
            stream.execute(Stmt.of("BEGIN"));
            stream.execute(Stmt.stored(3, Value.of(2), Value.of("b")));
            stream.execute(Stmt.of("COMMIT"));
            assertThatThrownBy(() -> stream.storeSql(3, "SELECT 1")).isInstanceOf(IllegalArgumentException.class);
            stream.closeSql(3);
            stream.storeSql(3, "SELECT count(*) FROM t");
            assertThat(stream.execute(Stmt.stored(3)).rows()).containsExactly(List.of(Value.of(2)));
        }
    }

    @Test
    void aServerThatIsNotThereIsNotHealthy() {
        SqldServer gone = SqldServer.start();
        gone.close();
        try (HranaClient lost = HranaClient.open(gone.endpoint(), Timeouts.DEFAULT)) {
            assertThat(lost.healthy()).isFalse();
            assertThatThrownBy(() -> lost.execute(Stmt.of("SELECT 1")))
                    .asInstanceOf(type(TransportException.class))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo(TransportException.CONNECT_REFUSED);
                        assertThat(e.outcomeUnknown()).isFalse();
                    });
        }
    }

    private static long count() {
        Value count =
                client.execute(Stmt.of("SELECT count(*) FROM t")).rows().get(0).get(0);
        return ((Value.Integer) count).value();
    }
}
