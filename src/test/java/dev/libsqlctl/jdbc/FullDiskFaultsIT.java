package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.support.SmallDisk;
import dev.libsqlctl.support.SqldServer;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server whose disk is full refuses what it cannot store, keeps what it has, and goes on when there is room again. */
@Timeout(60)
class FullDiskFaultsIT {
    private SqldServer server;
    private SmallDisk disk;
    private Connection connection;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(SmallDisk.possible(), "only root can mount a small file system");
        server = SqldServer.start();
        disk = SmallDisk.under(server);
        connection = connect(server);
        run(connection, "CREATE TABLE t (a)");
        run(connection, "INSERT INTO t VALUES ('before')");
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        disk.close();
        server.close();
    }

    @Test
    void inAutoCommit() throws Exception {
        disk.fill();
        assertDiskFull(failureOf(() -> write(connection, 1_000_000)));
        assertThat(number(connection, "SELECT count(*) FROM t")).isEqualTo(1);
        disk.makeRoom();
        write(connection, 100);
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void inATransaction() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES ('lost')");
        disk.fill();
        SQLException e = failureOf(() -> {
            write(connection, 1_000_000);
            connection.commit();
        });
        assertThat(e.getSQLState()).as(e.toString()).isIn("53100", "58030", "40001");
        connection.rollback();
        assertThat(number(connection, "SELECT count(*) FROM t")).isEqualTo(1);
        connection.commit();
        disk.makeRoom();
        write(connection, 100);
        connection.commit();
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void inABatch() throws Exception {
        disk.fill();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (int i = 0; i < 10; i++) {
                insert.setBytes(1, new byte[300_000]);
                insert.addBatch();
            }
            BatchUpdateException e = failureOf(BatchUpdateException.class, insert::executeBatch);
            assertDiskFull(e);
            assertThat(e.getUpdateCounts()).doesNotContain(1, Statement.SUCCESS_NO_INFO);
        }
        disk.makeRoom();
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(1);
    }

    private static void assertDiskFull(SQLException e) {
        assertThat(e.getSQLState()).as(e.toString()).isIn("53100", "58030");
        assertThat(e.getErrorCode()).isIn(10, 13);
    }

    private static void write(Connection connection, int bytes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setBytes(1, new byte[bytes]);
            insert.executeUpdate();
        }
    }
}
