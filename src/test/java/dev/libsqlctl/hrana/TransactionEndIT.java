package dev.libsqlctl.hrana;

import static dev.libsqlctl.hrana.Servers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.support.SqldServer;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Programs that end the transaction that they run in, and fail afterwards. */
class TransactionEndIT {
    private static final Stmt BIG =
            Stmt.of("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 12)"
                    + " SELECT zeroblob(1000000) FROM c");
    private static SqldServer server;
    private static HranaClient client;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
        client = Servers.client(server);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void table() {
        client.execute(Stmt.of("DROP TABLE IF EXISTS t"));
        client.execute(Stmt.of("CREATE TABLE t (a UNIQUE)"));
    }

    private HranaStream begun() {
        HranaStream stream = client.openStream();
        stream.execute(Stmt.of("BEGIN"));
        stream.execute(Stmt.of("INSERT INTO t VALUES (1)"));
        return stream;
    }

    @Test
    void aSequenceThatFailsAfterItsCommitWasNotRolledBack() {
        try (HranaStream stream = begun()) {
            assertMaybeCommitted(
                    () -> stream.sequence("INSERT INTO t VALUES (2); COMMIT; INSERT INTO t VALUES (1)"),
                    "SQLITE_CONSTRAINT");
            assertOver(stream);
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void aBatchTooLargeAfterItsCommitWasNotRolledBack() {
        try (HranaStream stream = begun()) {
            assertMaybeCommitted(() -> stream.batch(Batch.of(Stmt.of("COMMIT"), BIG)), "RESPONSE_TOO_LARGE");
            assertOver(stream);
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void aBatchThatKillsTheStreamAfterItsCommitWasNotRolledBack() {
        try (HranaStream stream = begun()) {
            assertMaybeCommitted(
                    () -> stream.batch(Batch.of(Stmt.of("COMMIT"), Stmt.of("SELECT CAST(x'ff' AS TEXT)"))),
                    "INTERNAL_ERROR");
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    /** Many times: the server lets other requests in between two steps, so that it is open which comes first. */
    @RepeatedTest(50)
    void aCursorClosedBeforeItsCommitWasNotRolledBack() {
        try (HranaStream stream = begun()) {
            try (Cursor cursor = stream.cursor(Batch.of(BIG, Stmt.of("COMMIT")))) {
                assertThat(cursor.next()).isPresent();
            }
            assertOver(stream);
        }
        assertThat(number(client, "SELECT count(*) FROM t WHERE a = 'leak'")).isZero();
    }

    @Test
    void aStatementWhoseResultIsTooLargeHasRun() {
        Stmt insert =
                Stmt.of("INSERT INTO t WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 12)"
                        + " SELECT x FROM c RETURNING zeroblob(1000000)");
        assertMaybeCommitted(() -> client.execute(insert), "RESPONSE_TOO_LARGE");
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(12);
    }

    @Test
    void whatFollowsTheReleaseOfTheOutermostSavepointRuns() {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("SAVEPOINT a"));
            BatchResult result = stream.batch(Batch.of(Stmt.of("RELEASE a"), Stmt.of("INSERT INTO t VALUES (1)")));
            assertThat(result.stepResults()).doesNotContainNull();
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void nothingRunsBehindATransactionThatTheSameBatchBeganAndLost() {
        Batch batch = Batch.of(
                Stmt.of("BEGIN"),
                Stmt.of("INSERT INTO t VALUES (1)"),
                Stmt.of("INSERT OR ROLLBACK INTO t VALUES (1)"),
                Stmt.of("INSERT INTO t VALUES ('leak')"));
        client.batch(batch);
        try (HranaStream stream = client.openStream()) {
            stream.batch(batch);
            assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT INTO t VALUES ('leak')")))
                    .isInstanceOf(ServerException.class);
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void nothingRunsIfTheNextTransactionOfABatchDoesNotBegin() {
        try (HranaStream stream = begun()) {
            stream.batch(Batch.of(
                    Stmt.of("COMMIT"),
                    Stmt.of("BEGIN"),
                    Stmt.of("INSERT OR ROLLBACK INTO t VALUES (1)"),
                    Stmt.of("INSERT INTO t VALUES ('leak')")));
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void manyTransactionsInOneBatchNeedNoMoreThanTheirLength() {
        List<Stmt> stmts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            stmts.add(Stmt.of("COMMIT"));
            stmts.add(Stmt.of("BEGIN"));
        }
        Batch batch = Batch.of(stmts.toArray(new Stmt[0]));
        GuardedBatch guarded = new GuardedBatch(
                batch, batch.stmts().stream().map(s -> new SqlText(s.sql())).toList(), false, true);
        assertThat(guarded.toSend(false).toString()).hasSizeLessThan(2_000_000);
    }

    @Test
    void aColumnNamedTriggerHidesNoBegin() {
        try (HranaStream stream = client.openStream()) {
            stream.sequence("CREATE TABLE IF NOT EXISTS u (trigger TEXT); BEGIN; INSERT INTO t VALUES (1)");
            assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT OR ROLLBACK INTO t VALUES (1)")))
                    .isInstanceOf(ServerException.class);
            assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT INTO t VALUES ('leak')")))
                    .isInstanceOf(ServerException.class);
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void aTransactionBegunByACursorIsNotForgottenWhenTheStreamExpires() throws Exception {
        try (HranaStream stream = client.openStream()) {
            Cursor cursor = stream.cursor(
                    Batch.of(Stmt.of("BEGIN IMMEDIATE"), Stmt.of("INSERT INTO t VALUES (1)"), Stmt.of("SELECT 1")));
            Thread.sleep(12_500);
            while (cursor.next().isPresent()) {}
            assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT INTO t VALUES ('leak')")))
                    .isInstanceOf(StreamClosedException.class);
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void aCommitOfALostTransactionFailsWhateverFollowsIt() {
        try (HranaStream stream = begun()) {
            assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT OR ROLLBACK INTO t VALUES (1)")))
                    .isInstanceOf(ServerException.class);
            assertThatThrownBy(() -> stream.sequence("COMMIT; ROLLBACK")).isInstanceOf(ServerException.class);
        }
    }

    private static void assertMaybeCommitted(ThrowingCallable call, String code) {
        assertThatThrownBy(call).asInstanceOf(type(ServerException.class)).satisfies(e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.rolledBack()).isFalse();
            assertThat(e.outcomeUnknown()).isTrue();
        });
    }

    private static void assertOver(HranaStream stream) {
        assertMaybeCommitted(() -> stream.execute(Stmt.of("INSERT INTO t VALUES ('leak')")), "TRANSACTION_LOST");
        stream.execute(Stmt.of("ROLLBACK"));
    }
}
