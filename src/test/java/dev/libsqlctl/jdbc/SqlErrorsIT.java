package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.Connections.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of a real server. */
class SqlErrorsIT {
    private static SqldServer server;
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        server = SqldServer.start();
        connection = Connections.to(server);
        run(
                connection,
                "CREATE TABLE t (a INTEGER PRIMARY KEY, b NOT NULL, c UNIQUE, d CHECK (d > 0), e REFERENCES t (a))");
        run(connection, "CREATE TABLE s (a INT) STRICT");
        run(connection, "CREATE INDEX i ON t (b)");
        run(connection, "INSERT INTO t VALUES (1, 1, 1, 1, 1)");
        run(connection, "CREATE TRIGGER r BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'rows of t stay'); END");
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t VALUES (1, 2, 2, 2, 1)         | 23505 | 19",
                "INSERT INTO t VALUES (2, 2, 1, 2, 1)         | 23505 | 19",
                "INSERT INTO t VALUES (2, NULL, 2, 2, 1)      | 23502 | 19",
                "INSERT INTO t VALUES (2, 2, 2, -1, 1)        | 23514 | 19",
                "INSERT INTO t VALUES (2, 2, 2, 2, 77)        | 23503 | 19",
                "INSERT INTO s VALUES ('x')                   | 23000 | 19",
                "DELETE FROM t                                | 23000 | 19",
                "INSERT INTO t VALUES ('x', 2, 2, 2, 1)       | 22018 | 20",
                "INSERT INTO missing VALUES (1)               | 42S02 | 1",
                "UPDATE t SET missing = 1                     | 42S22 | 1",
                "INSERT INTO t (missing) VALUES (1)           | 42S22 | 1",
                "UPDATE t SET b = no_function(1)              | 42000 | 1",
                "CREATE TABLE t (a)                           | 42S01 | 1",
                "CREATE INDEX i ON t (c)                      | 42S11 | 1",
                "DROP TABLE missing                           | 42S02 | 1",
                "DROP INDEX missing                           | 42S12 | 1",
                "ALTER TABLE t ADD COLUMN b                   | 42S21 | 1",
                "UPDATE t SET                                 | 42601 | 1",
                "INSERT INTO t VALUE (1)                      | 42601 | 1",
                "VACUUM                                       | 0A000 | 1",
                "COMMIT                                       | 25000 | 1",
                "RELEASE missing                              | 3B001 | 1",
                "UPDATE t SET b = abs(-9223372036854775808)   | 22003 | 1",
                "UPDATE t SET b = json('{')                   | 22000 | 1",
                "UPDATE t SET b = zeroblob(6000000)           | 54000 | 18",
                "UPDATE sqlite_schema SET sql = ''            | 42000 | 1"
            })
    void whatTheServerRefuses(String sql, String state, int vendorCode) {
        assertThatThrownBy(() -> run(connection, sql)).isInstanceOfSatisfying(SQLException.class, e -> {
            assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state);
            assertThat(e.getErrorCode()).isEqualTo(vendorCode);
        });
    }

    @Test
    void theClassesThatProgramsCatch() {
        assertThatThrownBy(() -> run(connection, "INSERT INTO t VALUES (1, 2, 2, 2, 1)"))
                .isInstanceOf(SQLIntegrityConstraintViolationException.class);
        assertThatThrownBy(() -> run(connection, "INSERT INTO missing VALUES (1)"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageContaining("no such table: missing");
    }

    @Test
    void rowsOfAWriteThatAreTooLargeSayThatItHasRun() throws SQLException {
        run(connection, "CREATE TABLE IF NOT EXISTS large (a)");
        String sql = "INSERT INTO large WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 12)"
                + " SELECT x FROM c RETURNING zeroblob(1000000)";
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54000"))
                    .hasMessageContaining("HAS been executed");
        }
        assertThat(Connections.number(connection, "SELECT count(*) FROM large")).isEqualTo(12);
    }

    @Test
    void textThatIsNotUtf8() {
        assertThatThrownBy(() -> Connections.number(connection, "SELECT CAST(x'ff' AS TEXT)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22021"))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aMissingTokenAndAWrongOne() {
        String key = "A".repeat(43);
        try (SqldServer secured = SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", key))) {
            String url = "jdbc:libsql:" + secured.url();
            assertThatThrownBy(() -> DriverManager.getConnection(url))
                    .isInstanceOfSatisfying(
                            SQLInvalidAuthorizationSpecException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("28000"));
            assertThatThrownBy(() -> DriverManager.getConnection(url, "anybody", "s3cret"))
                    .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        }
    }
}
