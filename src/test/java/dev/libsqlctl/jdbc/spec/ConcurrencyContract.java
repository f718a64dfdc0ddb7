package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several threads: JDBC asks drivers to be thread-safe, and not to be parallel. */
abstract class ConcurrencyContract extends SpecificationContract {
    private static final int THREADS = 6;
    private static final int TIMES = 25;

    private ExecutorService threads;

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (thread, number, PRIMARY KEY (thread, number))");
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    /** Runs the work in every thread at once; what one of them throws fails the test. */
    private void together(Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            tasks.add(() -> {
                start.await(30, TimeUnit.SECONDS);
                work.run(thread);
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
            done.get();
        }
    }

    private void assertEveryRowIsThere() throws SQLException {
        assertThat(rows("SELECT count(*), count(DISTINCT thread), sum(number) FROM t"))
                .containsExactly(List.of(THREADS * TIMES, THREADS, THREADS * TIMES * (TIMES - 1) / 2));
    }

    @Test
    void oneConnectionWithAStatementForEachThread() throws Exception {
        together(thread -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                for (int i = 0; i < TIMES; i++) {
                    insert.setInt(1, thread);
                    insert.setInt(2, i);
                    assertThat(insert.executeUpdate()).isEqualTo(1);
                }
            }
        });

        assertEveryRowIsThere();
    }

    @Test
    void oneConnectionWhoseThreadsReadDifferentResults() throws Exception {
        together(thread -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT 200) SELECT ?, i FROM n")) {
                select.setInt(1, thread);
                try (ResultSet result = select.executeQuery()) {
                    for (int i = 0; i < 200; i++) {
                        assertThat(result.next()).isTrue();
                        assertThat(result.getInt(1)).isEqualTo(thread);
                        assertThat(result.getInt(2)).isEqualTo(i);
                    }
                    assertThat(result.next()).isFalse();
                }
            }
        });
    }

    @Test
    void threadsReadRowByRowFromOneConnection() throws Exception {
        together(thread -> {
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(1);
                try (ResultSet result = statement.executeQuery(
                        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT 500) SELECT i FROM n")) {
                    long sum = 0;
                    while (result.next()) {
                        sum += result.getLong(1);
                    }
                    assertThat(sum).isEqualTo(500 * 499 / 2);
                }
            }
        });
    }

    @Test
    void threadsOfOneTransactionEndTogether() throws Exception {
        connection.setAutoCommit(false);
        together(thread -> {
            for (int i = 0; i < TIMES; i++) {
                execute("INSERT INTO t VALUES (" + thread + ", " + i + ")");
            }
        });
        assertEveryRowIsThere();
        assertThat(number(connect(), "SELECT count(*) FROM t")).isZero();

        connection.rollback();

        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void aConnectionForEachThread() throws Exception {
        together(thread -> {
            Connection own = connect();
            for (int i = 0; i < TIMES; i++) {
                execute(own, "INSERT INTO t VALUES (" + thread + ", " + i + ")");
            }
        });

        assertEveryRowIsThere();
    }

    @Test
    void readersDoNotWaitForAWriter() throws Exception {
        Connection writer = connect();
        writer.setAutoCommit(false);
        execute(writer, "INSERT INTO t VALUES (0, 0)");

        together(thread -> {
            try (Connection reader = database.connect()) {
                assertThat(number(reader, "SELECT count(*) FROM t")).isZero();
            }
        });

        writer.commit();
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void closingFromAnotherThreadEndsTheConnectionForAll() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Thread closer = new Thread(() -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                closed.countDown();
            }
        });
        closer.start();

        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        closer.join();
        assertThat(connection.isClosed()).isTrue();
        assertState("08003", () -> connection.createStatement());
    }

    @Test
    void oneStatementInManyThreadsMixesNothingUp() throws Exception {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            together(thread -> {
                for (int i = 0; i < TIMES; i++) {
                    // Setting and executing belong together; that is the program's part.
                    synchronized (insert) {
                        insert.setInt(1, thread);
                        insert.setInt(2, i);
                        insert.executeUpdate();
                    }
                }
            });
        }
        assertEveryRowIsThere();
    }
}
