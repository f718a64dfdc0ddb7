package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that writes on, on one and the same connection, while its server is killed and started again at any moment. */
class RandomKillsFaultsIT {
    private static final long SEED = 20_261_125;

    @Test
    @Timeout(120)
    void ten() throws Exception {
        kill(10);
    }

    @Test
    @Tag("campaign")
    @Timeout(1800)
    void hundred() throws Exception {
        kill(100);
    }

    private static void kill(int times) throws Exception {
        Random random = new Random(SEED);
        try (SqldServer server = SqldServer.start();
                Connection observer = connect(server)) {
            Ledger.createTable(observer);
            Writer writer = new Writer(server);
            writer.start();
            long survived = 0;
            for (int i = 0; i < times; i++) {
                writer.awaitCommitsBeyond(survived);
                Thread.sleep(random.nextInt(60));
                server.kill();
                Thread.sleep(random.nextInt(40));
                server.restart();
                survived = writer.commits;
            }
            writer.awaitCommitsBeyond(survived);
            writer.finish();
            writer.ledger.assertAgreesWith(observer);
            assertThat(writer.ledger.committedRows()).isPositive();
            try (Statement check = observer.createStatement();
                    ResultSet rows = check.executeQuery("PRAGMA integrity_check")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("ok");
            }
        }
    }

    /** Writes single rows, transactions and batches, and notes what it was told of each. */
    private static final class Writer extends Thread {
        private final SqldServer server;
        private final Ledger ledger = new Ledger();
        private final Random random = new Random(SEED + 1);
        private final AtomicBoolean end = new AtomicBoolean();
        private final AtomicReference<Throwable> broken = new AtomicReference<>();
        private volatile long commits;

        Writer(SqldServer server) {
            this.server = server;
        }

        @Override
        public void run() {
            try (Connection connection = connect(server)) {
                while (!end.get()) {
                    switch (random.nextInt(4)) {
                        case 0 -> single(connection);
                        case 1 -> batch(connection);
                        case 2 -> returning(connection);
                        default -> transaction(connection);
                    }
                }
            } catch (Throwable e) {
                broken.set(e);
            }
        }

        private void single(Connection connection) throws SQLException {
            long n = ledger.next();
            try (Statement insert = connection.createStatement()) {
                assertThat(insert.executeUpdate("INSERT INTO ledger VALUES (" + n + ", 'single')"))
                        .isEqualTo(1);
                committed(n, n);
            } catch (SQLException e) {
                failed(n, n, e);
            }
        }

        private void returning(Connection connection) throws SQLException {
            long n = ledger.next();
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO ledger VALUES (?, 'returning') RETURNING n")) {
                insert.setLong(1, n);
                try (ResultSet rows = insert.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong(1)).isEqualTo(n);
                }
                committed(n, n);
            } catch (SQLException e) {
                failed(n, n, e);
            }
        }

        private void batch(Connection connection) throws SQLException {
            long from = ledger.next();
            long to = from;
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO ledger VALUES (?, ?)")) {
                for (int i = random.nextInt(200); i >= 0; i--) {
                    insert.setLong(1, to);
                    insert.setString(2, "batch");
                    insert.addBatch();
                    to = i > 0 ? ledger.next() : to;
                }
                assertThat(insert.executeBatch()).hasSize((int) (to - from + 1)).containsOnly(1);
                committed(from, to);
            } catch (BatchUpdateException e) {
                assertThat(e.getUpdateCounts()).doesNotContain(1, Statement.SUCCESS_NO_INFO);
                failed(from, to, e);
            }
        }

        private void transaction(Connection connection) throws SQLException {
            long from = ledger.next();
            long to = from;
            boolean committing = false;
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO ledger VALUES (?, ?)")) {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    insert.setLong(1, to);
                    insert.setString(2, "transaction");
                    insert.executeUpdate();
                    to = i > 0 ? ledger.next() : to;
                }
                committing = random.nextInt(5) > 0;
                if (committing) {
                    connection.commit();
                    committed(from, to);
                } else {
                    ledger.abandoned(from, to);
                    connection.rollback();
                }
            } catch (SQLException e) {
                if (committing) {
                    failed(from, to, e);
                } else {
                    ledger.abandoned(from, to);
                }
                connection.rollback();
            } finally {
                connection.setAutoCommit(true);
            }
        }

        private void committed(long from, long to) {
            ledger.committed(from, to);
            commits = commits + 1;
        }

        private void failed(long from, long to, SQLException e) {
            ledger.failed(from, to, e);
            try {
                Thread.sleep(5);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void awaitCommitsBeyond(long seen) throws InterruptedException {
            while (commits <= seen && broken.get() == null) {
                Thread.sleep(5);
            }
            assertSound();
        }

        void finish() throws InterruptedException {
            end.set(true);
            join();
            assertSound();
        }

        private void assertSound() {
            if (broken.get() != null) {
                throw new AssertionError("The writer gave up (seed " + SEED + ")", broken.get());
            }
        }
    }
}
