package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.DriverUnderTest.stranger;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Transactions that hold the write lock for longer than the five seconds that the server leaves them, and connections that are idle
 * for longer than the ten that it remembers them.
 */
@Timeout(60)
class LocksFaultsIT {
    private static final int ROBBED = 6;

    /** One server for each robbery: its thief waits for the lock. */
    private static final List<SqldServer> SERVERS = new ArrayList<>();

    private static final List<Connection> VICTIMS = new ArrayList<>();
    private static final List<Thief> THIEVES = new ArrayList<>();

    private static SqldServer quiet;
    private static Connection idle;
    private static Connection idleInTransaction;
    private static Connection idleInReading;
    private static PreparedStatement idleStatement;
    private static ResultSet idleRows;

    /** Another program that wants to write, and does not know of the transaction that is open. */
    private static final class Thief extends Thread {
        private final SqldServer server;
        private volatile SQLException failure;

        Thief(SqldServer server) {
            this.server = server;
        }

        @Override
        public void run() {
            try (Connection connection = stranger(server)) {
                DriverUnderTest.run(connection, "INSERT INTO t VALUES ('the thief')");
            } catch (SQLException e) {
                failure = e;
            }
        }
    }

    /** All at once, because each takes its seconds. */
    @BeforeAll
    static void waitForTheServer() throws Exception {
        quiet = SqldServer.start();
        idle = connect(quiet);
        run(idle, "CREATE TABLE t (a UNIQUE)");
        idleStatement = idle.prepareStatement("INSERT INTO t VALUES (?)");
        idleStatement.setString(1, "before");
        idleStatement.executeUpdate();
        Statement select = idle.createStatement();
        idleRows = select.executeQuery("SELECT a FROM t");
        idleInReading = connect(quiet);
        idleInReading.setAutoCommit(false);
        number(idleInReading, "SELECT count(*) FROM t");
        idleInTransaction = connect(quiet);
        idleInTransaction.setAutoCommit(false);
        run(idleInTransaction, "INSERT INTO t VALUES ('lost')");
        long idleSince = System.nanoTime();
        rob();
        for (Thief thief : THIEVES) {
            thief.join();
        }
        // The server forgets a connection after ten seconds, rounded up to the next whole one of its clock.
        Thread.sleep(Math.max(0, 11_500 - (System.nanoTime() - idleSince) / 1_000_000));
    }

    private static void rob() throws SQLException {
        for (int i = 0; i < ROBBED; i++) {
            SqldServer server = SqldServer.start();
            SERVERS.add(server);
            Connection victim = connect(server);
            VICTIMS.add(victim);
            run(victim, "CREATE TABLE t (a UNIQUE)");
            victim.setAutoCommit(false);
            run(victim, "INSERT INTO t VALUES ('lost')");
            Thief thief = new Thief(server);
            THIEVES.add(thief);
            thief.start();
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        for (Connection connection : VICTIMS) {
            connection.close();
        }
        SERVERS.forEach(SqldServer::close);
        idle.close();
        idleInReading.close();
        idleInTransaction.close();
        quiet.close();
    }

    @Test
    void theWriterThatWaitedHasWritten() throws SQLException {
        for (int i = 0; i < ROBBED; i++) {
            assertThat((Object) THIEVES.get(i).failure).isNull();
            assertThat(number(SERVERS.get(i), "SELECT count(*) FROM t WHERE a = 'the thief'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aStatementOfAStolenTransaction() throws SQLException {
        assertLost(0, failureOf(() -> run(VICTIMS.get(0), "INSERT INTO t VALUES ('leak')")));
    }

    @Test
    void aQueryOfAStolenTransaction() throws SQLException {
        assertLost(1, failureOf(() -> number(VICTIMS.get(1), "SELECT count(*) FROM t")));
    }

    @Test
    void theCommitOfAStolenTransaction() throws SQLException {
        assertLost(2, failureOf(VICTIMS.get(2)::commit));
    }

    @Test
    void aBatchOfAStolenTransaction() throws SQLException {
        assertLost(3, failureOf(() -> {
            try (PreparedStatement insert = VICTIMS.get(3).prepareStatement("INSERT INTO t VALUES (?)")) {
                for (int i = 0; i < 10; i++) {
                    insert.setString(1, "leak " + i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }));
    }

    @Test
    void endingAStolenTransactionByAutoCommit() throws SQLException {
        assertLost(4, failureOf(() -> VICTIMS.get(4).setAutoCommit(true)));
    }

    @Test
    void rollingAStolenTransactionBackSucceeds() throws SQLException {
        Connection victim = VICTIMS.get(5);
        victim.rollback();
        run(victim, "INSERT INTO t VALUES ('after')");
        victim.commit();
        assertThat(number(SERVERS.get(5), "SELECT count(*) FROM t WHERE a IN ('the thief', 'after')"))
                .isEqualTo(2);
        assertThat(number(SERVERS.get(5), "SELECT count(*) FROM t")).isEqualTo(2);
    }

    private static void assertLost(int which, SQLException e) throws SQLException {
        Connection victim = VICTIMS.get(which);
        assertThat(e.getSQLState()).as(e.toString()).isEqualTo("40001");
        assertThat(e.getMessage()).containsIgnoringCase("rolled");
        failureOf(victim, "INSERT INTO t VALUES ('leak')");
        failureOf(victim, "SELECT 1");
        failureOf(victim::commit);
        victim.rollback();
        victim.setAutoCommit(false);
        run(victim, "INSERT INTO t VALUES ('after')");
        victim.commit();
        assertThat(number(SERVERS.get(which), "SELECT count(*) FROM t WHERE a IN ('the thief', 'after')"))
                .isEqualTo(2);
        assertThat(number(SERVERS.get(which), "SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void aConnectionThatIdledGoesOn() throws SQLException {
        assertThat(idleRows.next()).isTrue();
        assertThat(idleRows.getString(1)).isEqualTo("before");
        idleStatement.setString(1, "after idling");
        assertThat(idleStatement.executeUpdate()).isEqualTo(1);
        assertThat(idle.isValid(5)).isTrue();
        assertThat(number(quiet, "SELECT count(*) FROM t WHERE a = 'after idling'"))
                .isEqualTo(1);
    }

    @Test
    void aTransactionThatIdledIsLost() throws SQLException {
        assertThat(failureOf(() -> run(idleInTransaction, "INSERT INTO t VALUES ('leak')"))
                        .getSQLState())
                .isEqualTo("40001");
        failureOf(idleInTransaction, "INSERT INTO t VALUES ('leak')");
        failureOf(idleInTransaction::commit);
        idleInTransaction.rollback();
        run(idleInTransaction, "INSERT INTO t VALUES ('after the loss')");
        idleInTransaction.commit();
        assertThat(number(quiet, "SELECT count(*) FROM t WHERE a IN ('leak', 'lost')"))
                .isZero();
        assertThat(number(quiet, "SELECT count(*) FROM t WHERE a = 'after the loss'"))
                .isEqualTo(1);
    }

    /** Its snapshot is gone: what it would read now is not what it read before. */
    @Test
    void aReadingTransactionThatIdledIsLost() throws SQLException {
        assertThat(failureOf(() -> number(idleInReading, "SELECT count(*) FROM t"))
                        .getSQLState())
                .isEqualTo("40001");
        idleInReading.rollback();
        assertThat(number(idleInReading, "SELECT count(*) > 0 FROM t")).isEqualTo(1);
    }
}
