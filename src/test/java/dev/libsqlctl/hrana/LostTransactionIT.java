package dev.libsqlctl.hrana;

import static dev.libsqlctl.hrana.Servers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.support.SqldServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A transaction that the server has taken away lets nothing through. */
class LostTransactionIT {
    private static final int VICTIMS = 7;
    private static final Deque<Victim> STOLEN = new ArrayDeque<>();

    private Victim victim;
    private HranaClient client;
    private HranaStream stream;

    /** A stream, and a server of its own. */
    private record Victim(SqldServer server, HranaClient client, HranaStream stream) {
        static Victim start() {
            SqldServer server = SqldServer.start();
            HranaClient client = Servers.client(server);
            client.execute(Stmt.of("CREATE TABLE t (a UNIQUE)"));
            return new Victim(server, client, client.openStream());
        }

        void stop() {
            stream.close();
            client.close();
            server.close();
        }
    }

    /** All at once, because each takes the five seconds that the server leaves to a transaction. */
    @BeforeAll
    static void steal() throws InterruptedException {
        List<Thread> thieves = new ArrayList<>();
        for (int i = 0; i < VICTIMS; i++) {
            Victim victim = Victim.start();
            STOLEN.add(victim);
            victim.stream.execute(Stmt.of("BEGIN IMMEDIATE"));
            victim.stream.execute(Stmt.of("INSERT INTO t VALUES ('lost')"));
            // Another writer of the same process: waits at the gate until the server would hand it the lock.
            thieves.add(new Thread(() -> victim.client.execute(Stmt.of("INSERT INTO t VALUES ('the writer')"))));
        }
        thieves.forEach(Thread::start);
        for (Thread thief : thieves) {
            thief.join();
        }
    }

    @AfterAll
    static void stopTheRest() {
        STOLEN.forEach(Victim::stop);
    }

    @AfterEach
    void stop() {
        victim.stop();
    }

    private void use(Victim used) {
        victim = used;
        client = used.client;
        stream = used.stream;
    }

    private void useStolen() {
        use(STOLEN.remove());
        assertThat(number(client, "SELECT count(*) FROM t WHERE a = 'the writer'"))
                .isEqualTo(1);
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void aStolenTransactionIsReportedByTheNextStatement() {
        useStolen();
        assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT INTO t VALUES ('leak 1')")))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("TRANSACTION_TIMEOUT");
                    assertThat(e.rolledBack()).isTrue();
                });
        assertNothingRunsUntilRollback();
    }

    @Test
    void aStolenTransactionIsReportedByABatch() {
        useStolen();
        BatchResult result = stream.batch(Batch.of(
                Stmt.of("SELECT * FROM t"),
                Stmt.of("INSERT INTO t VALUES ('leak 1')"),
                Stmt.of("INSERT INTO t VALUES ('leak 2')")));
        assertThat(result.stepErrors())
                .extracting(HranaError::code)
                .containsExactly("TRANSACTION_TIMEOUT", "TRANSACTION_TIMEOUT", "TRANSACTION_TIMEOUT");
        assertNothingRunsUntilRollback();
    }

    @Test
    void aStolenTransactionIsReportedByASequence() {
        useStolen();
        assertThatThrownBy(() -> stream.sequence("INSERT INTO t VALUES ('leak 1'); INSERT INTO t VALUES ('leak 2')"))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> assertThat(e.rolledBack()).isTrue());
        assertNothingRunsUntilRollback();
    }

    @Test
    void aStolenTransactionIsReportedByACursor() {
        useStolen();
        try (Cursor cursor = stream.cursor(
                Batch.of(Stmt.of("INSERT INTO t VALUES ('leak 1')"), Stmt.of("INSERT INTO t VALUES ('leak 2')")))) {
            for (int step = 0; step < 2; step++) {
                assertThat(cursor.next())
                        .hasValueSatisfying(entry -> assertThat(entry)
                                .isInstanceOfSatisfying(
                                        CursorEntry.StepError.class,
                                        e -> assertThat(e.error().code()).isEqualTo("TRANSACTION_TIMEOUT")));
            }
            assertThat(cursor.next()).isEmpty();
        }
        assertNothingRunsUntilRollback();
    }

    @Test
    void aStolenTransactionIsSeenByAskingForAutocommit() {
        useStolen();
        assertThat(stream.autocommit()).isTrue();
        assertNothingRunsUntilRollback();
    }

    @Test
    void aDescriptionDoesNotHideThatATransactionWasStolen() {
        useStolen();
        assertThat(stream.describe("SELECT * FROM t").cols()).hasSize(1);
        assertNothingRunsUntilRollback();
    }

    @Test
    void rollingAStolenTransactionBackSucceeds() {
        useStolen();
        stream.execute(Stmt.of("ROLLBACK"));
        stream.execute(Stmt.of("INSERT INTO t VALUES ('after')"));
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void theRollbackOfAFailedStatementLosesTheTransaction() {
        use(Victim.start());
        stream.execute(Stmt.of("BEGIN"));
        stream.execute(Stmt.of("INSERT INTO t VALUES (1)"));
        assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT OR ROLLBACK INTO t VALUES (1)")))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("SQLITE_CONSTRAINT");
                    assertThat(e.rolledBack()).isTrue();
                });
        client.execute(Stmt.of("INSERT INTO t VALUES ('the writer')"));
        assertNothingRunsUntilRollback();
    }

    @Test
    void aFailedStatementAloneKeepsTheTransaction() {
        use(Victim.start());
        stream.execute(Stmt.of("BEGIN"));
        stream.execute(Stmt.of("INSERT INTO t VALUES (1)"));
        assertThatThrownBy(() -> stream.execute(Stmt.of("INSERT INTO t VALUES (1)")))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> assertThat(e.rolledBack()).isFalse());
        stream.execute(Stmt.of("COMMIT"));
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void aBatchThatEndsTheTransactionMayGoOn() {
        use(Victim.start());
        stream.execute(Stmt.of("BEGIN"));
        BatchResult result = stream.batch(Batch.of(
                Stmt.of("INSERT INTO t VALUES (1)"),
                Stmt.of("COMMIT"),
                Stmt.of("INSERT INTO t VALUES (2)"),
                Stmt.of("BEGIN"),
                Stmt.of("INSERT INTO t VALUES (3)")));
        assertThat(result.stepResults()).doesNotContainNull();
        stream.execute(Stmt.of("ROLLBACK"));
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    private void assertNothingRunsUntilRollback() {
        assertLost(() -> stream.execute(Stmt.of("INSERT INTO t VALUES ('leak')")));
        assertLost(() -> stream.execute(Stmt.of("COMMIT")));
        assertLost(() -> stream.execute(Stmt.of("ROLLBACK TO a")));
        assertLost(() -> stream.execute(Stmt.of("SELECT 1")));
        assertLost(() -> stream.batch(Batch.of(Stmt.of("INSERT INTO t VALUES ('leak')"))));
        assertLost(() -> stream.cursor(Batch.of(Stmt.of("INSERT INTO t VALUES ('leak')"))));
        assertLost(() -> stream.sequence("INSERT INTO t VALUES ('leak')"));
        stream.execute(Stmt.of("ROLLBACK"));
        assertThat(number(stream, "SELECT count(*) FROM t")).isEqualTo(1);
        stream.execute(Stmt.of("INSERT INTO t VALUES ('after')"));
        assertThat(number(client, "SELECT count(*) FROM t WHERE a IN ('the writer', 'after')"))
                .isEqualTo(2);
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    private static void assertLost(ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ServerException.TRANSACTION_LOST));
    }
}
