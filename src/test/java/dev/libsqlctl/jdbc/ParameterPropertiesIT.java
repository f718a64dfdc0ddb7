package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver finds the parameters of a SQL text where SQLite finds them, and each gets its own value. */
@Timeout(120)
class ParameterPropertiesIT {
    private static final long SEED = 20_261_124;

    private static SqldServer server;
    private static Connection connection;
    private static HranaClient client;

    @BeforeAll
    static void start() throws SQLException {
        server = SqldServer.start();
        connection = connect(server);
        client = HranaClient.open(server.endpoint(), Timeouts.DEFAULT);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        client.close();
        server.close();
    }

    @Test
    void some() throws SQLException {
        check(1_000, SEED);
    }

    @Test
    @Tag("campaign")
    @Timeout(1800)
    void many() throws SQLException {
        check(50_000, SEED + 1);
    }

    private static void check(int count, long seed) throws SQLException {
        Random random = new Random(seed);
        try (HranaStream stream = client.openStream()) {
            for (int i = 0; i < count; i++) {
                RandomSql sql = new RandomSql(random);
                try {
                    assertThat(stream.describe(sql.toString()).params())
                            .as("the parameters that SQLite counts")
                            .hasSize(sql.parameterCount());
                    assertParameters(sql);
                } catch (AssertionError | Exception e) {
                    throw new AssertionError("text " + i + " of seed " + seed + ": " + sql, e);
                }
            }
        }
    }

    private static void assertParameters(RandomSql sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(sql.parameterCount());
            for (int number = 1; number <= sql.parameterCount(); number++) {
                statement.setInt(number, 1000 + number);
            }
            if (sql.isExecutable()) {
                assertValues(sql, statement);
            }
            int beyond = sql.parameterCount() + 1;
            failureOf(() -> statement.setInt(beyond, 1));
        }
    }

    private static void assertValues(RandomSql sql, PreparedStatement statement) throws SQLException {
        List<Integer> expected = sql.parameterOfColumn();
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(expected.size());
            assertThat(rows.next()).isTrue();
            for (int column = 1; column <= expected.size(); column++) {
                if (expected.get(column - 1) > 0) {
                    assertThat(rows.getInt(column)).as("column %d", column).isEqualTo(1000 + expected.get(column - 1));
                }
            }
        }
    }
}
