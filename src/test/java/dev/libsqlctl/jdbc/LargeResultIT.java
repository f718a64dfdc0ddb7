package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.JavaProgram;
import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that one answer of the server cannot hold: its limit is ten megabytes. */
class LargeResultIT {
    private static final int TOO_MANY = 120_000;

    private static SqldServer server;
    private Connection connection;
    private Statement statement;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:libsql:" + server.url());
        statement = connection.createStatement();
        statement.execute("DROP TABLE IF EXISTS t");
        statement.execute("CREATE TABLE t (a)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void comesWhole(boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        ResultSet rows = statement.executeQuery(large());
        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(3);
        assertThat(restOf(rows, 0)).isEqualTo(TOO_MANY);
        assertThat(number("SELECT 5")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherStatementsRunWhileItIsRead(boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        ResultSet rows = statement.executeQuery(large());
        for (int i = 1; i <= 100; i++) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(i);
            if (i % 10 == 0) {
                execute("INSERT INTO t VALUES (" + i + ")");
            }
        }
        assertThat(restOf(rows, 100)).isEqualTo(TOO_MANY);
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(10);
    }

    @Test
    void itsRowsAreThereAfterTheCommit() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        ResultSet rows = statement.executeQuery(large());
        assertThat(rows.next()).isTrue();
        connection.commit();
        assertThat(restOf(rows, 1)).isEqualTo(TOO_MANY);
    }

    @Test
    void itsRowsAreGoneAfterTheRollback() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");
        ResultSet rows = statement.executeQuery(large());
        assertThat(rows.next()).isTrue();
        connection.rollback();
        assertThatThrownBy(() -> restOf(rows, 1)).isInstanceOf(SQLException.class);
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closedEarlyItLeavesTheConnectionUsable(boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        execute("INSERT INTO t VALUES (1)");
        for (int i = 0; i < 5; i++) {
            ResultSet rows = statement.executeQuery(large());
            assertThat(rows.next()).isTrue();
            rows.close();
        }
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void anErrorAmongItsRowsIsNoEnd() throws SQLException {
        statement.setFetchSize(10);
        ResultSet rows =
                statement.executeQuery("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 900)"
                        + " SELECT x, CASE WHEN x < 500 THEN 0 ELSE abs(-9223372036854775807 - 1) END FROM c");
        assertThatThrownBy(() -> restOf(rows, 0))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("integer overflow");
        assertThatThrownBy(rows::next).isInstanceOf(SQLException.class).hasMessageContaining("integer overflow");
        assertThat(number("SELECT 5")).isEqualTo(5);
    }

    /** Each row takes the server long; compressed, the first would come with the thousandth. */
    @Test
    void whoAsksForFewRowsAtATimeHasThemAtOnce() throws SQLException {
        statement.setFetchSize(1);
        String endless =
                "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x % 1000000 = 0";
        ResultSet rows = statement.executeQuery(endless);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(1_000_000);
        rows.close();
        assertThat(number("SELECT 5")).isEqualTo(5);
    }

    @Test
    void aLimitOfRowsEndsIt() throws SQLException {
        statement.setMaxRows(7);
        assertThat(restOf(statement.executeQuery(large()), 0)).isEqualTo(7);
    }

    @Test
    void theServerGoesWhileItIsRead() throws SQLException {
        try (SqldServer mortal = SqldServer.start();
                Connection other = DriverManager.getConnection("jdbc:libsql:" + mortal.url());
                Statement reading = other.createStatement()) {
            reading.setFetchSize(1000);
            ResultSet rows = reading.executeQuery(ScanProgram.sql("100000000"));
            assertThat(rows.next()).isTrue();
            mortal.kill();
            assertThatThrownBy(() -> restOf(rows, 1))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "transaction"})
    void takesLittleMemory(String mode) {
        scan(250_000, "-Xmx24m", mode);
    }

    @Tag("campaign")
    @ParameterizedTest
    @ValueSource(strings = {"", "transaction"})
    void tenMillionRowsTakeLittleMemory(String mode) {
        scan(10_000_000, "-Xmx64m", mode);
    }

    private static void scan(long rows, String memory, String mode) {
        String url = "jdbc:libsql:" + server.url();
        String[] arguments = mode.isEmpty()
                ? new String[] {url, Long.toString(rows)}
                : new String[] {url, Long.toString(rows), mode};
        try (JavaProgram program = JavaProgram.run(List.of(memory), ScanProgram.class, arguments)) {
            program.awaitLine(rows + " rows, sum " + rows * (rows + 1) / 2);
        }
    }

    private static String large() {
        return ScanProgram.sql(Integer.toString(TOO_MANY));
    }

    /** Reads to the end and {@return the number of the last row}, each of which must be the one after the one before. */
    private static int restOf(ResultSet rows, int before) throws SQLException {
        int last = before;
        while (rows.next()) {
            last++;
            assertThat(rows.getInt(1)).isEqualTo(last);
        }
        return last;
    }

    private void execute(String sql) throws SQLException {
        try (Statement other = connection.createStatement()) {
            other.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement other = connection.createStatement();
                ResultSet rows = other.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
