package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.columns;
import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many connections at once, whose streams come and go: that is how sqld's own queue of writers comes to a standstill. */
@Timeout(60)
class ConcurrentConnectionsFaultsIT {
    private static final int WRITERS = 8;

    private SqldServer server;

    @BeforeEach
    void start() throws SQLException {
        server = SqldServer.start();
        try (Connection connection = connect(server)) {
            run(connection, "CREATE TABLE t (a)");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eightWritersForSeconds() throws Exception {
        write(Duration.ofSeconds(5));
    }

    @Test
    @Tag("campaign")
    @Timeout(180)
    void eightWritersForAMinute() throws Exception {
        write(Duration.ofMinutes(1));
    }

    private void write(Duration howLong) throws Exception {
        long end = System.nanoTime() + howLong.toNanos();
        List<Callable<Long>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int kind = i;
            writers.add(() -> writeUntil(end, kind));
        }
        long written = together(writers, howLong.plusSeconds(30));
        assertThat(written).isGreaterThan(WRITERS);
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(written);
    }

    /** A connection for each transaction, or one for all; in auto-commit, in transactions, in batches. */
    private long writeUntil(long end, int kind) throws SQLException {
        long written = 0;
        while (System.nanoTime() - end < 0) {
            try (Connection connection = connect(server)) {
                connection.setAutoCommit(kind / 2 % 2 == 0);
                do {
                    written += kind < 4 ? single(connection) : batch(connection);
                    if (!connection.getAutoCommit()) {
                        connection.commit();
                    }
                } while (kind % 2 == 0 && System.nanoTime() - end < 0);
            }
        }
        return written;
    }

    private static int single(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setString(1, "x".repeat(3000));
            return insert.executeUpdate();
        }
    }

    private static int batch(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (int i = 0; i < 5; i++) {
                insert.setString(1, "x".repeat(600));
                insert.addBatch();
            }
            return insert.executeBatch().length;
        }
    }

    /** A row's values say the names of their columns. */
    @Test
    void namesAreNeverStaleWhileColumnsComeAndGo() throws Exception {
        try (Connection connection = connect(server)) {
            run(connection, "CREATE TABLE s (a DEFAULT 'a', b DEFAULT 'b', c DEFAULT 'c')");
            run(connection, "INSERT INTO s DEFAULT VALUES");
        }
        long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        List<Callable<Long>> programs = new ArrayList<>();
        programs.add(() -> changeUntil(end));
        programs.add(() -> readUntil(end, true, 0));
        programs.add(() -> readUntil(end, true, 1));
        programs.add(() -> readUntil(end, false, 0));
        programs.add(() -> readUntil(end, false, 1));
        assertThat(together(programs, Duration.ofSeconds(34))).isGreaterThan(20);
    }

    private long changeUntil(long end) throws SQLException {
        long changes = 0;
        try (Connection connection = connect(server)) {
            while (System.nanoTime() - end < 0) {
                String column = List.of("a", "b", "c").get((int) (changes % 3));
                run(connection, "ALTER TABLE s DROP COLUMN " + column);
                run(connection, "ALTER TABLE s ADD COLUMN " + column + " DEFAULT '" + column + "'");
                changes++;
            }
        }
        return changes;
    }

    private long readUntil(long end, boolean autoCommit, int fetchSize) throws SQLException {
        long reads = 0;
        try (Connection connection = connect(server);
                PreparedStatement select = connection.prepareStatement("SELECT * FROM s")) {
            select.setFetchSize(fetchSize);
            connection.setAutoCommit(autoCommit);
            while (System.nanoTime() - end < 0) {
                try (ResultSet rows = select.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    List<String> names = columns(rows);
                    assertThat(names).hasSizeBetween(2, 3);
                    for (String name : names) {
                        assertThat(rows.getString(name)).isEqualTo(name);
                    }
                    assertThat(rows.next()).isFalse();
                }
                if (!autoCommit) {
                    connection.commit();
                }
                reads++;
            }
        }
        return reads;
    }

    /** Threads may share a connection: each statement is carried out whole, and none twice. */
    @Test
    void manyThreadsOfOneConnection() throws Exception {
        try (Connection shared = connect(server)) {
            List<Callable<Long>> threads = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int thread = i;
                threads.add(() -> {
                    for (int j = 0; j < 40; j++) {
                        run(shared, "INSERT INTO t VALUES (" + (thread * 1000 + j) + ")");
                        assertThat(number(shared, "SELECT " + thread)).isEqualTo(thread);
                    }
                    return 40L;
                });
            }
            assertThat(together(threads, Duration.ofSeconds(50))).isEqualTo(WRITERS * 40);
            try (Statement select = shared.createStatement();
                    ResultSet rows = select.executeQuery("SELECT count(*), count(DISTINCT a) FROM t")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(WRITERS * 40);
                assertThat(rows.getInt(2)).isEqualTo(WRITERS * 40);
            }
        }
    }

    private long together(List<Callable<Long>> programs, Duration longest) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(programs.size());
        try {
            List<Future<Long>> running = programs.stream().map(pool::submit).toList();
            long sum = 0;
            for (Future<Long> program : running) {
                sum += program.get(longest.toSeconds(), TimeUnit.SECONDS);
            }
            return sum;
        } catch (ExecutionException e) {
            throw new AssertionError("One of them failed. The server's log:\n" + server.log(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
