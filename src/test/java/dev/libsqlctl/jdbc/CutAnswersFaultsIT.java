package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.SqldServer;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that break off, wherever they do: what was sent has been done once, and is said to be unknown. */
@Timeout(60)
class CutAnswersFaultsIT {
    private static final int ROWS = 5_000;

    private static SqldServer server;
    private static FaultyProxy proxy;
    private Connection connection;

    enum Place {
        BEFORE_THE_HEAD {
            @Override
            int in(byte[] answer) {
                return 0;
            }
        },
        WITHIN_THE_STATUS_LINE {
            @Override
            int in(byte[] answer) {
                return 7;
            }
        },
        WITHIN_THE_HEAD {
            @Override
            int in(byte[] answer) {
                return head(answer) / 2;
            }
        },
        AFTER_THE_HEAD {
            @Override
            int in(byte[] answer) {
                return head(answer);
            }
        },
        AFTER_ONE_BYTE {
            @Override
            int in(byte[] answer) {
                return head(answer) + 1;
            }
        },
        WITHIN_THE_BODY {
            @Override
            int in(byte[] answer) {
                return (head(answer) + answer.length) / 2;
            }
        },
        BEFORE_THE_LAST_BYTE {
            @Override
            int in(byte[] answer) {
                return answer.length - 1;
            }
        };

        abstract int in(byte[] answer);

        private static int head(byte[] answer) {
            return new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        }
    }

    @BeforeAll
    static void startServer() {
        server = SqldServer.start();
        proxy = FaultyProxy.before(server.url());
    }

    @AfterAll
    static void stopServer() {
        proxy.close();
        server.close();
    }

    @BeforeEach
    void connectAndCreate() throws SQLException {
        connection = connect(proxy.url());
        run(connection, "DROP TABLE IF EXISTS t");
        run(connection, "CREATE TABLE t (a)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @EnumSource
    void ofAWrite(Place place) throws SQLException {
        proxy.spoil("INSERT", place::in);
        assertUnknown(failureOf(() -> run(connection, "INSERT INTO t VALUES (1)")));
        assertGoesOn(1);
    }

    @ParameterizedTest
    @EnumSource
    void ofAWriteThatReturnsRows(Place place) throws SQLException {
        proxy.spoil("INSERT", place::in);
        assertUnknown(failureOf(connection, "INSERT INTO t VALUES (1) RETURNING a"));
        assertGoesOn(1);
    }

    @ParameterizedTest
    @EnumSource
    void ofABatch(Place place) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (int i = 0; i < 100; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            proxy.spoil("COMMIT", place::in);
            BatchUpdateException e = failureOf(BatchUpdateException.class, insert::executeBatch);
            assertUnknown(e);
            assertThat(e.getUpdateCounts()).doesNotContain(1, Statement.SUCCESS_NO_INFO);
        }
        assertGoesOn(100);
    }

    @ParameterizedTest
    @EnumSource
    void ofACommit(Place place) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO t VALUES (1)");
        proxy.spoil("COMMIT", place::in);
        assertUnknown(failureOf(connection::commit));
        connection.rollback();
        connection.setAutoCommit(true);
        assertGoesOn(1);
    }

    /** On a server of its own, where the transaction that nobody can end any more keeps nobody from writing. */
    @ParameterizedTest
    @EnumSource
    void ofAStatementInATransaction(Place place) throws SQLException {
        try (SqldServer own = SqldServer.start();
                FaultyProxy before = FaultyProxy.before(own.url());
                Connection writer = connect(before.url())) {
            run(writer, "CREATE TABLE t (a)");
            writer.setAutoCommit(false);
            run(writer, "INSERT INTO t VALUES (1)");
            before.spoil("INSERT", place::in);
            SQLException e = failureOf(() -> run(writer, "INSERT INTO t VALUES (2)"));
            assertThat(e.getSQLState()).as(e.toString()).isIn("40001", "08006", "08007");
            failureOf(writer, "INSERT INTO t VALUES (3)");
            failureOf(writer::commit);
            writer.rollback();
            assertThat(number(writer, "SELECT count(*) FROM t")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofRows(Place place) throws SQLException {
        assertWholeOrBroken(place, 0);
        assertGoesOn(0);
    }

    @ParameterizedTest
    @EnumSource
    void ofACursor(Place place) throws SQLException {
        assertWholeOrBroken(place, 100);
        assertGoesOn(0);
    }

    private void assertWholeOrBroken(Place place, int fetchSize) throws SQLException {
        proxy.spoil("RECURSIVE", place::in);
        int read = 0;
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(fetchSize);
            ResultSet rows = select.executeQuery("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT "
                    + ROWS + ") SELECT x FROM c");
            while (rows.next()) {
                read++;
                assertThat(rows.getInt(1)).isEqualTo(read);
            }
            assertThat(place).as("all rows came nevertheless").isEqualTo(Place.BEFORE_THE_LAST_BYTE);
            assertThat(read).isEqualTo(ROWS);
        } catch (SQLException e) {
            assertThat(e.getSQLState())
                    .as("%s, after %d rows", e.getMessage(), read)
                    .isEqualTo("08006");
        }
    }

    private static void assertUnknown(SQLException e) {
        assertThat(e.getSQLState()).as(e.toString()).isEqualTo("08007");
        assertThat(e.getMessage()).containsAnyOf("may have been executed", "unknown");
    }

    /** The statement was sent once, and the connection takes the next one. */
    private void assertGoesOn(long stored) throws SQLException {
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(stored);
        run(connection, "INSERT INTO t VALUES ('next')");
        assertThat(number(server, "SELECT count(*) FROM t")).isEqualTo(stored + 1);
    }
}
