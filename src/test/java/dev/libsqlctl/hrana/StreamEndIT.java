package dev.libsqlctl.hrana;

import static dev.libsqlctl.hrana.Servers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.support.SqldServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How streams die, and what they say afterwards. */
class StreamEndIT {
    private static final Stmt NOT_UTF8 = Stmt.of("SELECT CAST(x'ff' AS TEXT)");

    private SqldServer server;
    private HranaClient client;

    @BeforeEach
    void start() {
        server = SqldServer.start();
        client = Servers.client(server);
        client.execute(Stmt.of("CREATE TABLE t (a)"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anInternalErrorOfTheServerClosesTheStreamAndRollsBack() {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("BEGIN IMMEDIATE"));
            stream.execute(Stmt.of("INSERT INTO t VALUES (1)"));
            assertThatThrownBy(() -> stream.execute(NOT_UTF8))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> {
                        assertThat(e.httpStatus()).hasValue(500);
                        assertThat(e.code()).isEqualTo("INTERNAL_ERROR");
                        assertThat(e.rolledBack()).isTrue();
                        assertThat(e.outcomeUnknown()).isTrue();
                    });
            assertClosed(stream, "INTERNAL_ERROR");

            // The lock and the turn are free: another thread writes without waiting for the transaction's time to run
            // out.
            client.execute(Stmt.of("INSERT INTO t VALUES (2)"));
        }
        assertThat(number(client, "SELECT sum(a) FROM t")).isEqualTo(2);
    }

    @Test
    void anUnknownStoredTextClosesTheStream() {
        try (HranaStream stream = client.openStream()) {
            assertThatThrownBy(() -> stream.execute(Stmt.stored(9)))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo("BAD_REQUEST");
                        assertThat(e).hasMessage("SQL text 9 not found");
                        assertThat(e.rolledBack()).isFalse();
                    });
            assertClosed(stream, "BAD_REQUEST");
        }
    }

    @Test
    void expiryIsUnseenUnlessSomethingIsLost() throws Exception {
        try (HranaStream idle = client.openStream();
                HranaStream inTransaction = client.openStream();
                HranaStream withSetting = client.openStream();
                HranaStream withStoredText = client.openStream();
                HranaStream withRowid = client.openStream()) {
            idle.execute(Stmt.of("INSERT INTO t VALUES (1)"));
            withSetting.execute(Stmt.of("PRAGMA foreign_keys = OFF"));
            withStoredText.storeSql(1, "SELECT 1");
            withRowid.execute(Stmt.of("INSERT INTO t VALUES (2)"));
            inTransaction.execute(Stmt.of("BEGIN"));
            inTransaction.execute(Stmt.of("INSERT INTO t VALUES (99)"));
            Thread.sleep(12_500);

            assertThat(number(idle, "SELECT sum(a) FROM t")).isEqualTo(3);
            assertExpired(inTransaction, Stmt.of("COMMIT"), true);
            assertExpired(withSetting, Stmt.of("INSERT INTO t VALUES (99)"), false);
            assertExpired(withStoredText, Stmt.stored(1), false);
            assertExpired(withRowid, Stmt.of("SELECT last_insert_rowid()"), false);
        }
        assertThat(number(client, "SELECT sum(a) FROM t")).isEqualTo(3);
    }

    /** The time of a stream runs while its cursor is being read. */
    @Test
    void expiryWithinACursorIsUnseenUnlessATransactionIsOpen() throws Exception {
        Batch large = Batch.of(Stmt.of("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 60)"
                + " SELECT zeroblob(500000) FROM c"));
        try (HranaStream alone = client.openStream();
                HranaStream inTransaction = client.openStream()) {
            inTransaction.execute(Stmt.of("BEGIN"));
            inTransaction.execute(Stmt.of("SELECT * FROM t"));
            Cursor first = alone.cursor(large);
            Cursor second = inTransaction.cursor(large);
            Thread.sleep(12_500);

            assertThat(rows(first)).isEqualTo(60);
            assertThat(number(alone, "SELECT 1")).isEqualTo(1);
            assertThat(rows(second)).isEqualTo(60);
            assertClosed(inTransaction, "STREAM_EXPIRED");
        }
    }

    private static int rows(Cursor cursor) {
        int rows = 0;
        for (Optional<CursorEntry> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            rows += next.get() instanceof CursorEntry.Row ? 1 : 0;
        }
        return rows;
    }

    @Test
    void aRestartOfTheServerIsUnseenUnlessATransactionIsOpen() {
        try (HranaStream idle = client.openStream();
                HranaStream inTransaction = client.openStream()) {
            idle.execute(Stmt.of("INSERT INTO t VALUES (1)"));
            inTransaction.execute(Stmt.of("BEGIN"));
            inTransaction.execute(Stmt.of("INSERT INTO t VALUES (99)"));
            server.kill();
            assertThatThrownBy(() -> idle.execute(Stmt.of("INSERT INTO t VALUES (2)")))
                    .isInstanceOf(TransportException.class);
            server.restart();
            HranaStream next = client.openStream();
            next.execute(Stmt.of("INSERT INTO t VALUES (4)"));
            next.close();
            assertThatThrownBy(() -> inTransaction.execute(Stmt.of("COMMIT")))
                    .asInstanceOf(type(ServerException.class))
                    .satisfies(e -> assertThat(e.rolledBack()).isTrue());
        }
        assertThat(number(client, "SELECT sum(a) FROM t")).isEqualTo(5);
    }

    private static void assertExpired(HranaStream stream, Stmt stmt, boolean rolledBack) {
        assertThatThrownBy(() -> stream.execute(stmt))
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("STREAM_EXPIRED");
                    assertThat(e.rolledBack()).isEqualTo(rolledBack);
                    assertThat(e.outcomeUnknown()).isFalse();
                });
        assertClosed(stream, "STREAM_EXPIRED");
    }

    private static void assertClosed(HranaStream stream, String code) {
        assertThatThrownBy(() -> stream.execute(Stmt.of("SELECT 1")))
                .isInstanceOf(StreamClosedException.class)
                .cause()
                .asInstanceOf(type(ServerException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
