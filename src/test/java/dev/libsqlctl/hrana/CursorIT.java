package dev.libsqlctl.hrana;

import static dev.libsqlctl.hrana.Servers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.SqldServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorIT {
    private static final String ENDLESS =
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x, hex(randomblob(500)) FROM c";

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
        client.execute(Stmt.of("CREATE TABLE t (a)"));
    }

    @Test
    void givesTheEntriesOfEveryStep() {
        try (HranaStream stream = client.openStream()) {
            Batch batch = new Batch(List.of(
                    new BatchStep(null, Stmt.of("INSERT INTO t VALUES (1), (2)")),
                    new BatchStep(null, Stmt.of("SELECT a FROM t")),
                    new BatchStep(null, Stmt.of("SELECT missing FROM t")),
                    new BatchStep(BatchCond.ok(2), Stmt.of("SELECT 'skipped'"))));
            List<CursorEntry> entries = readAll(stream.cursor(batch));
            assertThat(entries.subList(0, 6))
                    .containsExactly(
                            new CursorEntry.StepBegin(0, List.of()),
                            new CursorEntry.StepEnd(2, 2L),
                            new CursorEntry.StepBegin(1, List.of(new Col("a", null))),
                            new CursorEntry.Row(List.of(Value.of(1))),
                            new CursorEntry.Row(List.of(Value.of(2))),
                            new CursorEntry.StepEnd(0, null));
            assertThat(entries.get(6)).isInstanceOfSatisfying(CursorEntry.StepError.class, e -> {
                assertThat(e.step()).isEqualTo(2);
                assertThat(e.error().code()).isEqualTo("SQL_INPUT_ERROR");
            });
            assertThat(entries).hasSize(7);
            assertThat(number(stream, "SELECT count(*) FROM t")).isEqualTo(2);
        }
    }

    @Test
    void theStepsKeepTheirNumbersBehindTheRepairOfTheSchema() {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("SELECT 1"));
            Batch batch = new Batch(List.of(
                    new BatchStep(null, Stmt.of("SELECT missing FROM t")),
                    new BatchStep(BatchCond.error(0), Stmt.of("SELECT 5"))));
            List<CursorEntry> entries = readAll(stream.cursor(batch));
            assertThat(entries).hasSize(4);
            assertThat(((CursorEntry.StepError) entries.get(0)).step()).isZero();
            assertThat(((CursorEntry.StepBegin) entries.get(1)).step()).isEqualTo(1);
            assertThat(entries.get(2)).isEqualTo(new CursorEntry.Row(List.of(Value.of(5))));
        }
    }

    @Test
    void nothingElseIsSentWhileACursorIsOpen() {
        try (HranaStream stream = client.openStream();
                Cursor cursor = stream.cursor(Batch.of(Stmt.of(ENDLESS)))) {
            assertRefused(stream::autocommit);
            assertRefused(() -> stream.execute(Stmt.of("SELECT 1")));
            assertRefused(() -> stream.batch(Batch.of()));
            assertRefused(() -> stream.sequence(""));
            assertRefused(() -> stream.describe("SELECT 1"));
            assertRefused(() -> stream.storeSql(1, "SELECT 1"));
            assertRefused(() -> stream.closeSql(1));
            assertRefused(() -> stream.cursor(Batch.of()));
            assertThat(cursor.next()).isPresent();
        }
        assertThat(client.healthy()).isTrue();
    }

    @Test
    void cursorsClosedEarlyLeaveStreamsAndServerUsable() {
        List<HranaStream> streams = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            HranaStream stream = client.openStream();
            streams.add(stream);
            Cursor cursor = stream.cursor(Batch.of(Stmt.of(ENDLESS)));
            assertThat(cursor.next()).isPresent();
            cursor.close();
            cursor.close();
            assertThatThrownBy(cursor::next).isInstanceOf(IllegalStateException.class);
        }
        for (HranaStream stream : streams) {
            assertThat(stream.autocommit()).isTrue();
            assertThat(number(stream, "SELECT 7")).isEqualTo(7);
            stream.close();
        }
        assertThat(client.healthy()).isTrue();
        assertThat(number(client, "SELECT 8")).isEqualTo(8);
    }

    @Test
    void closingACursorEarlyKeepsTheTransaction() {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("BEGIN IMMEDIATE"));
            stream.execute(Stmt.of("INSERT INTO t VALUES (1)"));
            try (Cursor cursor = stream.cursor(Batch.of(Stmt.of(ENDLESS)))) {
                assertThat(cursor.next()).isPresent();
            }
            assertThat(stream.autocommit()).isFalse();
            stream.execute(Stmt.of("INSERT INTO t VALUES (2)"));
            stream.execute(Stmt.of("COMMIT"));
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void aTransactionBegunByACursorIsKnown() {
        try (HranaStream stream = client.openStream()) {
            readAll(stream.cursor(Batch.of(Stmt.of("BEGIN"), Stmt.of("INSERT INTO t VALUES (1)"))));
            assertThat(stream.autocommit()).isFalse();
            readAll(stream.cursor(Batch.of(Stmt.of("INSERT INTO t VALUES (2)"), Stmt.of("COMMIT"))));
            assertThat(stream.autocommit()).isTrue();
            stream.execute(Stmt.of("INSERT INTO t VALUES (3)"));
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(3);
    }

    @Test
    void aTransactionLostWithinACursorIsKnown() {
        client.execute(Stmt.of("CREATE UNIQUE INDEX u ON t (a)"));
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("BEGIN"));
            stream.execute(Stmt.of("INSERT INTO t VALUES (1)"));
            readAll(stream.cursor(
                    Batch.of(Stmt.of("INSERT OR ROLLBACK INTO t VALUES (1)"), Stmt.of("INSERT INTO t VALUES (2)"))));
            assertThatThrownBy(() -> stream.sequence("INSERT INTO t VALUES (3)"))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ServerException.TRANSACTION_LOST));
            stream.execute(Stmt.of("ROLLBACK"));
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void behindItsLastCursorAStreamCanOnlyBeClosedWhichRollsBack() {
        try (HranaStream stream = client.openStream()) {
            Batch writing = Batch.of(Stmt.of("BEGIN IMMEDIATE"), Stmt.of("INSERT INTO t VALUES (1)"));
            readAll(stream.lastCursor(writing, Delivery.ROW_BY_ROW));
            assertRefused(() -> stream.execute(Stmt.of("COMMIT")));
            assertRefused(stream::probe);
        }
        client.execute(Stmt.of("INSERT INTO t VALUES (2)"));
        assertThat(number(client, "SELECT sum(a) FROM t")).isEqualTo(2);
    }

    @Test
    void aLastCursorClosedEarlyLeavesTheServerUsable() {
        for (int i = 0; i < 8; i++) {
            try (HranaStream stream = client.openStream()) {
                Batch batch = Batch.of(Stmt.of("BEGIN"), Stmt.of(ENDLESS));
                Cursor cursor = stream.lastCursor(batch, Delivery.IN_BLOCKS);
                assertThat(cursor.next()).isPresent();
                cursor.close();
                assertRefused(() -> stream.execute(Stmt.of("SELECT 1")));
            }
        }
        client.execute(Stmt.of("INSERT INTO t VALUES (8)"));
        assertThat(number(client, "SELECT a FROM t")).isEqualTo(8);
    }

    @Test
    void aResultThatBreaksOffIsAFailure() {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("BEGIN"));
            stream.execute(Stmt.of("INSERT INTO t VALUES (1)"));
            Cursor cursor = stream.cursor(Batch.of(Stmt.of("SELECT 1 UNION ALL SELECT CAST(x'ff' AS TEXT)")));
            assertThatThrownBy(() -> readAll(cursor))
                    .asInstanceOf(type(TransportException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(TransportException.CONNECTION_CUT));
            stream.execute(Stmt.of("COMMIT"));
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void aStatementThatCannotBeParsedHasTheCodeOfThePipeline() {
        try (HranaStream stream = client.openStream()) {
            assertThatThrownBy(() -> stream.cursor(Batch.of(Stmt.of("SELEC 1"))))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo("SQL_PARSE_ERROR");
                        assertThat(e.outcomeUnknown()).isFalse();
                    });
            assertThatThrownBy(() -> stream.execute(Stmt.of("SELECT 1")))
                    .isInstanceOf(StreamClosedException.class)
                    .hasCauseInstanceOf(ServerException.class);
        }
    }

    @Test
    void hasNoLimitOfSize() {
        try (HranaStream stream = client.openStream()) {
            String sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 12)"
                    + " SELECT zeroblob(1000000) FROM c";
            assertThatThrownBy(() -> stream.execute(Stmt.of(sql)))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("RESPONSE_TOO_LARGE"));
            long rows = readAll(stream.cursor(Batch.of(Stmt.of(sql)))).stream()
                    .filter(CursorEntry.Row.class::isInstance)
                    .count();
            assertThat(rows).isEqualTo(12);
        }
    }

    private static List<CursorEntry> readAll(Cursor cursor) {
        List<CursorEntry> entries = new ArrayList<>();
        for (Optional<CursorEntry> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            entries.add(next.get());
        }
        return entries;
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining("cursor");
    }
}
