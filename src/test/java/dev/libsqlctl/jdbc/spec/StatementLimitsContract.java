package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, sections 13.1.2 to 13.1.4: limits, hints, time-outs and cancelling. */
abstract class StatementLimitsContract extends SpecificationContract {
    private static final String FOREVER =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private Statement statement;

    @BeforeEach
    void statement() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
        statement = connection.createStatement();
    }

    @Test
    void maxRowsCutsTheRestOff() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')");
        assertThat(statement.getMaxRows()).isZero();
        statement.setMaxRows(2);
        assertThat(statement.getMaxRows()).isEqualTo(2);

        assertThat(rows(statement.executeQuery("SELECT a FROM t ORDER BY a"))).containsExactly(List.of(1), List.of(2));

        statement.setMaxRows(0);
        assertThat(rows(statement.executeQuery("SELECT a FROM t"))).hasSize(3);
    }

    @Test
    void maxRowsDoesNotLimitWhatIsWritten() throws SQLException {
        statement.setMaxRows(1);

        statement.execute("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z') RETURNING a");
        statement.getResultSet().close();

        assertThat(number("SELECT count(*) FROM t")).isEqualTo(3);
    }

    @Test
    void largeMaxRowsIsKept() throws SQLException {
        statement.setLargeMaxRows(5_000_000_000L);

        assertThat(statement.getLargeMaxRows()).isEqualTo(5_000_000_000L);
    }

    @Test
    void negativeLimitsAreRefused() {
        failure(() -> statement.setMaxRows(-1));
        failure(() -> statement.setMaxFieldSize(-1));
        failure(() -> statement.setQueryTimeout(-1));
        failure(() -> statement.setFetchSize(-1));
    }

    @Test
    void maxFieldSizeIsNoLimitAtFirst() throws SQLException {
        assertThat(statement.getMaxFieldSize()).isZero();
    }

    @Test
    void maxFieldSizeCutsTextsAndBlobs() throws SQLException {
        boolean cut = differs(Difference.MAX_FIELD_SIZE);
        statement.setMaxFieldSize(3);
        assertThat(statement.getMaxFieldSize()).isEqualTo(cut ? 3 : 0);

        ResultSet result = statement.executeQuery("SELECT 'abcdef', x'0102030405', 123456");

        assertThat(result.next()).isTrue();
        assertThat(result.getString(1)).isEqualTo(cut ? "abc" : "abcdef");
        assertThat(result.getBytes(2)).hasSize(cut ? 3 : 5);
        assertThat(result.getInt(3)).isEqualTo(123456);
    }

    @Test
    void limitsOfAPreparedStatementHoldForEachExecution() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')");
        try (PreparedStatement select = connection.prepareStatement("SELECT a FROM t WHERE a >= ? ORDER BY a")) {
            select.setMaxRows(2);
            select.setInt(1, 1);
            assertThat(rows(select.executeQuery())).containsExactly(List.of(1), List.of(2));
            select.setInt(1, 2);
            assertThat(rows(select.executeQuery())).containsExactly(List.of(2), List.of(3));
        }
    }

    @Test
    void aResultHasTheLimitsOfItsExecution() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')");
        statement.setFetchSize(1);
        ResultSet result = statement.executeQuery("SELECT a FROM t ORDER BY a");

        statement.setMaxRows(1);

        assertThat(rows(result)).hasSize(differs(Difference.LATE_MAX_ROWS) ? 3 : 1);
    }

    @Test
    void fetchSizeIsAHintThatIsKept() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')");
        statement.setFetchSize(2);

        assertThat(statement.getFetchSize()).isEqualTo(2);
        ResultSet result = statement.executeQuery("SELECT a FROM t ORDER BY a");
        assertThat(result.getFetchSize()).isEqualTo(2);
        assertThat(rows(result)).containsExactly(List.of(1), List.of(2), List.of(3));
    }

    @Test
    void fetchDirectionIsForward() throws SQLException {
        assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
        statement.setFetchDirection(ResultSet.FETCH_FORWARD);
        // A hint: what cannot be followed may be ignored, what is no direction may not.
        failure(() -> statement.setFetchDirection(99));
        assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
    }

    @Test
    void theQueryTimeoutIsKept() throws SQLException {
        assertThat(statement.getQueryTimeout()).isZero();

        statement.setQueryTimeout(7);

        assertThat(statement.getQueryTimeout()).isEqualTo(7);
    }

    @Test
    void aQueryThatTakesTooLongIsEnded() throws SQLException {
        if (differs(Difference.QUERY_TIMEOUT)) {
            statement.setQueryTimeout(1);
            SQLException timeout = failure(() -> statement.executeQuery(FOREVER));
            assertThatObject(timeout).isInstanceOf(SQLTimeoutException.class);
            assertThat(timeout.getSQLState()).isEqualTo("HYT00");
            assertThat(number("SELECT 1")).isEqualTo(1);
        } else {
            statement.setQueryTimeout(1);
            ResultSet timeout = statement.executeQuery("PRAGMA busy_timeout");
            assertThat(timeout.next()).isTrue();
            assertThat(timeout.getInt(1)).isEqualTo(1000);
        }
    }

    @Test
    void cancelEndsAQueryOfAnotherThread() throws Exception {
        Thread canceller = new Thread(() -> {
            try {
                while (!Thread.interrupted()) {
                    Thread.sleep(100);
                    statement.cancel();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        canceller.start();
        try {
            assertState("57014", () -> statement.executeQuery(FOREVER));
        } finally {
            canceller.interrupt();
            canceller.join();
        }

        assertThat(number("SELECT 1")).isEqualTo(1);
    }

    @Test
    void cancellingNothingDoesNothing() throws SQLException {
        statement.cancel();

        assertThat(statement.executeUpdate("INSERT INTO t VALUES (1, 'x')")).isEqualTo(1);
    }

    @Test
    void escapeProcessingIsAccepted() {
        assertThatCode(() -> statement.setEscapeProcessing(false)).doesNotThrowAnyException();
    }

    @Test
    void cursorNamesAreAccepted() {
        if (differs(Difference.CURSOR_NAME)) {
            assertThatObject(failure(() -> statement.setCursorName("c")))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
        } else {
            assertThatCode(() -> statement.setCursorName("c")).doesNotThrowAnyException();
        }
    }

    @Test
    void poolableIsAHint() throws SQLException {
        assertThat(statement.isPoolable()).isFalse();
        assertThatCode(() -> statement.setPoolable(false)).doesNotThrowAnyException();
    }

    @Test
    void resultsAreForwardOnlyAndReadOnly() throws SQLException {
        assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    }

    @Test
    void otherResultsAreRefusedOrReplaced() throws SQLException {
        ThrowingCallable scrolling =
                () -> connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ThrowingCallable updating =
                () -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
        assertState("0A000", scrolling);
        assertState("0A000", updating);
        assertThat(connection
                        .createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)
                        .getResultSetType())
                .isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
    }
}
