package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 15.2.4: results of any size, and the fetch size. */
abstract class LargeResultsContract extends SpecificationContract {
    private Statement statement;

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)", "INSERT INTO t VALUES (1, 'x'), (2, NULL), (3, 'z')");
        statement = connection.createStatement();
    }

    @Test
    void theFetchSizeOfAResultIsAHint() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT a FROM t ORDER BY a");
        result.setFetchSize(10);
        assertThat(result.getFetchSize()).isEqualTo(10);

        failure(() -> result.setFetchSize(-1));
    }

    @Test
    void aFetchSizeDoesNotChangeTheRows() throws SQLException {
        execute("CREATE TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)"
                + " SELECT i FROM n");
        for (int size : new int[] {0, 1, 7, 5000, 6000}) {
            statement.setFetchSize(size);
            ResultSet result = statement.executeQuery("SELECT i FROM n ORDER BY i");
            for (int i = 1; i <= 5000; i++) {
                assertThat(result.next()).isTrue();
                assertThat(result.getInt(1)).isEqualTo(i);
            }
            assertThat(result.next()).isFalse();
        }
    }

    @Test
    void aResultBeyondTenMegabytesIsWhole() throws SQLException {
        String query = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300)"
                + " SELECT i, replace(hex(zeroblob(20000)), '00', 'abc') FROM n";
        ResultSet result = statement.executeQuery(query);
        int rows = 0;
        long characters = 0;
        while (result.next()) {
            rows++;
            assertThat(result.getInt(1)).isEqualTo(rows);
            characters += result.getString(2).length();
        }
        assertThat(rows).isEqualTo(300);
        assertThat(characters).isEqualTo(300L * 60_000);
    }

    @Test
    void aLargeResultMayBeGivenUp() throws SQLException {
        statement.setFetchSize(10);
        try (ResultSet result = statement.executeQuery(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT i FROM n")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(1);
        }
        execute("INSERT INTO t VALUES (4, 'after')");
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(4);
    }

    @Test
    void inATransactionOtherStatementsRunWhileAResultIsRead() throws SQLException {
        connection.setAutoCommit(false);
        statement.setFetchSize(1);
        ResultSet result = statement.executeQuery("SELECT a FROM t ORDER BY a");
        assertThat(result.next()).isTrue();

        execute("INSERT INTO t VALUES (10, 'new')");
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(4);

        assertThat(result.next()).isTrue();
        assertThat(result.getInt(1)).isEqualTo(2);
        assertThat(result.next()).isTrue();
        assertThat(result.getInt(1)).isEqualTo(3);
        connection.commit();
        assertThat(number(connect(), "SELECT count(*) FROM t")).isEqualTo(4);
    }

    @Test
    void anErrorAmongTheRowsIsToldAndNoEnd() throws SQLException {
        SQLException error = failure(() -> {
            ResultSet result =
                    statement.executeQuery("SELECT abs(column1) FROM (VALUES (1), (2), (-9223372036854775808))");
            while (result.next()) {
                assertThat(result.getLong(1)).isPositive();
            }
        });

        assertThat(error.getMessage()).contains("integer overflow");
    }
}
