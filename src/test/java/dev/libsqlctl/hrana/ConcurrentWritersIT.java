package dev.libsqlctl.hrana;

import static dev.libsqlctl.hrana.Servers.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.SqldServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eight writers that open and close a stream per request, which is how sqld's own queue of writers comes to a standstill. */
class ConcurrentWritersIT {
    private static final int WRITERS = 8;
    private static final String ROW = "x".repeat(3000);

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
    void shortly() throws Exception {
        write(Duration.ofSeconds(5));
    }

    @Test
    @Tag("campaign")
    void forMinutes() throws Exception {
        write(Duration.ofMinutes(5));
    }

    @Test
    void aReaderDoesNotWaitForAWriter() {
        try (HranaStream writer = client.openStream()) {
            writer.execute(Stmt.of("BEGIN IMMEDIATE"));
            writer.execute(Stmt.of("INSERT INTO t VALUES (1)"));
            try (HranaStream reader = client.openStream()) {
                reader.execute(Stmt.of("BEGIN"));
                assertThat(number(reader, "SELECT count(*) FROM t")).isZero();
                reader.execute(Stmt.of("COMMIT"));
            }
            writer.execute(Stmt.of("COMMIT"));
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void aThreadWithTwoWritingStreamsGetsOn() {
        try (HranaStream first = client.openStream();
                HranaStream second = client.openStream()) {
            first.execute(Stmt.of("BEGIN IMMEDIATE"));
            first.execute(Stmt.of("INSERT INTO t VALUES ('first')"));
            second.execute(Stmt.of("INSERT INTO t VALUES ('second')"));
            first.execute(Stmt.of("ROLLBACK"));
            first.execute(Stmt.of("INSERT INTO t VALUES ('third')"));
        }
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    private void write(Duration howLong) throws Exception {
        long end = System.nanoTime() + howLong.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        List<Future<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            boolean inTransactions = i % 2 == 0;
            writers.add(pool.submit(() -> writeUntil(end, inTransactions)));
        }
        pool.shutdown();
        long written = 0;
        for (Future<Integer> writer : writers) {
            written += result(writer, howLong.plusSeconds(60));
        }
        assertThat(written).isGreaterThan(WRITERS);
        assertThat(number(client, "SELECT count(*) FROM t")).isEqualTo(written);
    }

    private int writeUntil(long end, boolean inTransactions) {
        Stmt insert = Stmt.of("INSERT INTO t VALUES (?)", Value.of(ROW));
        int written = 0;
        while (System.nanoTime() - end < 0) {
            if (inTransactions) {
                client.transaction(List.of(insert));
            } else {
                client.execute(insert);
            }
            written++;
        }
        return written;
    }

    private int result(Future<Integer> writer, Duration longest) throws Exception {
        try {
            return writer.get(longest.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("A writer failed. The server's log:\n" + server.log(), e.getCause());
        }
    }
}
