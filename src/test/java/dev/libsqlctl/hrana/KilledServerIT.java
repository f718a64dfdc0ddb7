package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.SqldServer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is killed while it is written to: what it confirmed is there afterwards, what it did not confirm is said to be unknown. */
class KilledServerIT {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));
    private static final long SEED = 20_261_122;

    @Test
    void whatWasConfirmedSurvives() throws InterruptedException {
        kill(5);
    }

    @Test
    @Tag("campaign")
    void whatWasConfirmedSurvivesHundredsOfKills() throws InterruptedException {
        kill(300);
    }

    private static void kill(int times) throws InterruptedException {
        Random random = new Random(SEED);
        try (SqldServer server = SqldServer.start();
                HranaClient client = HranaClient.open(server.endpoint(), TIMEOUTS)) {
            client.execute(Stmt.of("CREATE TABLE t (n INTEGER PRIMARY KEY, twin INTEGER NOT NULL)"));
            long confirmed = 0;
            for (int i = 0; i < times; i++) {
                Writer writer = new Writer(client, confirmed);
                writer.start();
                writer.writing.await();
                Thread.sleep(random.nextInt(40));
                server.kill();
                writer.join();
                server.restart();

                assertThat(writer.failure).as("kill %d", i).isNotNull();
                long stored = integer(client, "SELECT coalesce(max(n), 0) FROM t");
                assertThat(stored).as("rows after kill %d", i).isGreaterThanOrEqualTo(writer.confirmed);
                if (stored > writer.confirmed) {
                    assertThat(stored).isEqualTo(writer.confirmed + 1);
                    assertThat(writer.failure.outcomeUnknown()).isTrue();
                }
                assertThat(integer(client, "SELECT count(*) FROM t WHERE twin = n"))
                        .isEqualTo(stored);
                confirmed = stored;
            }
            assertThat(client.execute(Stmt.of("PRAGMA integrity_check"))
                            .rows()
                            .get(0)
                            .get(0))
                    .isEqualTo(Value.of("ok"));
        }
    }

    private static long integer(HranaClient client, String sql) {
        Value value = client.execute(Stmt.of(sql)).rows().get(0).get(0);
        return ((Value.Integer) value).value();
    }

    /** Writes row after row, each in a transaction of two statements, until the server is gone. */
    private static final class Writer extends Thread {
        private final HranaClient client;
        private final CountDownLatch writing = new CountDownLatch(1);
        private long confirmed;
        private HranaException failure;

        Writer(HranaClient client, long confirmed) {
            this.client = client;
            this.confirmed = confirmed;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    long next = confirmed + 1;
                    client.transaction(List.of(
                            Stmt.of("INSERT INTO t VALUES (?, 0)", Value.of(next)),
                            Stmt.of("UPDATE t SET twin = n WHERE n = ?", Value.of(next))));
                    confirmed = next;
                    writing.countDown();
                }
            } catch (HranaException e) {
                failure = e;
            } finally {
                writing.countDown();
            }
        }
    }
}
