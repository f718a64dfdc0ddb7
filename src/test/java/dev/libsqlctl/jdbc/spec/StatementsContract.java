package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 13.1: statements. */
abstract class StatementsContract extends SpecificationContract {
    private Statement statement;

    @BeforeEach
    void statement() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
        statement = connection.createStatement();
    }

    @Test
    void executeTellsRowsFromCounts() throws SQLException {
        assertThat(statement.execute("INSERT INTO t VALUES (1, 'x'), (2, 'y')")).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(2);
        assertThat(statement.getResultSet()).isNull();

        assertThat(statement.execute("SELECT a FROM t")).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(rows(statement.getResultSet())).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void aSelectWithoutRowsIsAResultSet() throws SQLException {
        assertThat(statement.execute("SELECT a FROM t")).isTrue();
        assertThat(statement.getResultSet().next()).isFalse();
    }

    @Test
    void executeUpdateCountsTheRows() throws SQLException {
        assertThat(statement.executeUpdate("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')"))
                .isEqualTo(3);
        assertThat(statement.executeUpdate("UPDATE t SET b = 'w' WHERE a > 1")).isEqualTo(2);
        assertThat(statement.executeUpdate("UPDATE t SET b = 'w' WHERE a > 9")).isZero();
        assertThat(statement.executeUpdate("DELETE FROM t")).isEqualTo(3);
    }

    @Test
    void executeLargeUpdateCountsTheRows() throws SQLException {
        assertThat(statement.executeLargeUpdate("INSERT INTO t VALUES (1, 'x'), (2, 'y')"))
                .isEqualTo(2L);
        if (differs(Difference.LARGE_UPDATE_COUNT)) {
            assertThat(statement.getLargeUpdateCount()).isEqualTo(2L);
        } else {
            assertThatCode(statement::getLargeUpdateCount).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void ddlCountsNoRows() throws SQLException {
        statement.executeUpdate("INSERT INTO t VALUES (1, 'x'), (2, 'y')");

        assertThat(statement.executeUpdate("CREATE TABLE u (a)")).isZero();
        assertThat(statement.executeUpdate("CREATE INDEX i ON u (a)")).isZero();
        assertThat(statement.executeUpdate("ALTER TABLE u ADD COLUMN b")).isZero();
        assertThat(statement.executeUpdate("DROP TABLE u")).isZero();
    }

    @Test
    void aTableMadeOfAQueryCountsNoRows() throws SQLException {
        statement.executeUpdate("INSERT INTO t VALUES (1, 'x'), (2, 'y')");

        assertThat(statement.executeUpdate("CREATE TABLE u AS SELECT * FROM t")).isZero();
    }

    @Test
    void executeQueryOfAStatementWithoutRowsIsRefused() throws SQLException {
        SQLException refused = failure(() -> statement.executeQuery("INSERT INTO t VALUES (1, 'x')"));

        if (differs(Difference.WRONG_KIND_OF_EXECUTION)) {
            assertThat(refused.getSQLState()).isEqualTo("07005");
            assertThat(number("SELECT count(*) FROM t")).isZero();
        } else {
            assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
        }
    }

    @Test
    void executeUpdateOfAQueryIsRefused() throws SQLException {
        if (differs(Difference.UPDATE_OF_A_QUERY)) {
            failure(() -> statement.executeUpdate("SELECT 1"));
            failure(() -> statement.executeUpdate("INSERT INTO t VALUES (1, 'x') RETURNING a"));
            assertThat(number("SELECT count(*) FROM t")).isZero();
        } else {
            assertThat(statement.executeUpdate("SELECT 1")).isZero();
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (1, 'x') RETURNING a"))
                    .isEqualTo(1);
        }
    }

    @Test
    void returningGivesRows() throws SQLException {
        try (ResultSet result = statement.executeQuery("INSERT INTO t VALUES (7, 'x') RETURNING a, upper(b)")) {
            assertThat(rows(result)).containsExactly(List.of(7, "X"));
        }
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void returningRunsToItsEndWithoutBeingRead() throws SQLException {
        statement.execute("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z') RETURNING a");
        statement.close();

        assertThat(number(connect(), "SELECT count(*) FROM t")).isEqualTo(3);
    }

    @Test
    void pragmasGiveRows() throws SQLException {
        assertThat(rows("PRAGMA table_info(t)")).hasSize(2);
        assertThat(statement.execute("PRAGMA user_version = 42")).isFalse();
        assertThat(number("PRAGMA user_version")).isEqualTo(42);
    }

    @Test
    void explainGivesRows() throws SQLException {
        assertThat(rows("EXPLAIN QUERY PLAN SELECT * FROM t WHERE a = 1")).hasSize(1);
    }

    @Test
    void aNextExecutionClosesTheResultOfTheLast() throws SQLException {
        ResultSet first = statement.executeQuery("SELECT 1");
        ResultSet second = statement.executeQuery("SELECT 2");

        assertThat(second.next()).isTrue();
        assertThat(second.getInt(1)).isEqualTo(2);
        if (differs(Difference.REUSED_RESULT_SET)) {
            assertThat(first.isClosed()).isTrue();
        } else {
            assertThat(first).isSameAs(second);
        }
    }

    @Test
    void twoStatementsReadAtOnce() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'y')");
        try (Statement other = connection.createStatement();
                ResultSet outer = statement.executeQuery("SELECT a FROM t ORDER BY a");
                ResultSet inner = other.executeQuery("SELECT b FROM t ORDER BY a")) {
            for (int i = 1; i <= 2; i++) {
                assertThat(outer.next()).isTrue();
                assertThat(inner.next()).isTrue();
                assertThat(outer.getInt(1)).isEqualTo(i);
                assertThat(inner.getString(1)).isEqualTo(i == 1 ? "x" : "y");
            }
            assertThat(outer.next()).isFalse();
            assertThat(inner.next()).isFalse();
        }
    }

    @Test
    void writingWhileReadingIsAllowed() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')");
        try (Statement writer = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT a FROM t ORDER BY a")) {
            while (result.next()) {
                writer.executeUpdate("UPDATE t SET b = 'seen' WHERE a = " + result.getInt(1));
            }
        }
        assertThat(number("SELECT count(*) FROM t WHERE b = 'seen'")).isEqualTo(3);
    }

    @Test
    void afterTheOnlyResultThereIsNoMore() throws SQLException {
        statement.execute("SELECT 1");
        ResultSet result = statement.getResultSet();

        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(result.isClosed()).isTrue();
    }

    @Test
    void afterACountThereIsNoMore() throws SQLException {
        statement.execute("INSERT INTO t VALUES (1, 'x')");
        assertThat(statement.getUpdateCount()).isEqualTo(1);

        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }

    @Test
    void getMoreResultsTakesTheConstantsOfStatement() throws SQLException {
        statement.execute("SELECT 1");
        ResultSet result = statement.getResultSet();

        failure(() -> statement.getMoreResults(99));
        assertThat(result.isClosed()).isFalse();
        assertThat(statement.getMoreResults(Statement.CLOSE_CURRENT_RESULT)).isFalse();
        assertThat(result.isClosed()).isTrue();
    }

    @Test
    void severalStatementsInOneTextAreRefused() throws SQLException {
        if (differs(Difference.SEVERAL_STATEMENTS)) {
            assertState("42601", () -> statement.execute("INSERT INTO t VALUES (1, 'x'); DELETE FROM t"));
            assertThat(number("SELECT count(*) FROM t")).isZero();
            assertState("42601", () -> statement.executeUpdate("INSERT INTO t VALUES (1, 'x'); DELETE FROM t"));
            assertThat(number("SELECT count(*) FROM t")).isZero();
        } else {
            statement.execute("INSERT INTO t VALUES (1, 'x'); DELETE FROM t");
            assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
        }
    }

    @Test
    void semicolonsAndCommentsAfterTheStatementAreFine() throws SQLException {
        assertThat(number("SELECT 1;")).isEqualTo(1);
        assertThat(number("SELECT 1; -- that is all")).isEqualTo(1);
        assertThat(number("/* ; */ SELECT 1 /* ; */ ;; ")).isEqualTo(1);
    }

    @Test
    void nothingToExecuteIsAnError() {
        assertState("42601", () -> statement.execute(""));
        assertState("42601", () -> statement.execute("  -- nothing"));
        assertState("42601", () -> statement.executeQuery(";"));
    }

    @Test
    void noTextIsAnError() {
        if (differs(Difference.NULL_SQL)) {
            failure(() -> statement.execute(null));
        } else {
            assertThatCode(() -> statement.execute(null)).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void aClosedStatementDoesNothingMore() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT 1");
        statement.close();

        assertThat(statement.isClosed()).isTrue();
        assertThat(result.isClosed()).isTrue();
        assertThatCode(statement::close).doesNotThrowAnyException();
        assertClosedOrAnswers(() -> statement.execute("SELECT 1"));
        assertClosedOrAnswers(() -> statement.executeQuery("SELECT 1"));
        assertClosedOrAnswers(() -> statement.executeUpdate("DELETE FROM t"));
    }

    @Test
    void aClosedStatementAnswersNoQuestions() throws SQLException {
        statement.close();

        assertClosedOrAnswers(statement::getResultSet);
        assertClosedOrAnswers(statement::getUpdateCount);
        assertClosedOrAnswers(statement::getMaxRows);
        assertClosedOrAnswers(statement::getQueryTimeout);
        assertClosedOrAnswers(statement::getFetchSize);
        assertClosedOrAnswers(statement::getWarnings);
        assertClosedOrAnswers(statement::getMoreResults);
        assertClosedOrAnswers(statement::getConnection);
        assertClosedOrAnswers(() -> statement.addBatch("SELECT 1"));
        assertClosedOrAnswers(statement::clearBatch);
        assertClosedOrAnswers(() -> statement.setFetchSize(1));
        assertState("HY010", statement::closeOnCompletion);
    }

    private void assertClosedOrAnswers(ThrowingCallable call) {
        if (differs(Difference.CLOSED_STATEMENT)) {
            // Not one of class 08, for which pools throw the connection away.
            assertState("HY010", call);
        } else {
            // It answers, or fails with a NullPointerException.
            assertThat(catchThrowable(call) instanceof SQLException).isFalse();
        }
    }

    @Test
    void closeOnCompletionClosesWithTheResult() throws SQLException {
        assertThat(statement.isCloseOnCompletion()).isFalse();
        statement.closeOnCompletion();
        assertThat(statement.isCloseOnCompletion()).isTrue();
        ResultSet result = statement.executeQuery("SELECT 1");
        assertThat(result.next()).isTrue();
        assertThat(statement.isClosed()).isFalse();

        result.close();

        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void closeOnCompletionWaitsForAResult() throws SQLException {
        statement.closeOnCompletion();
        statement.executeUpdate("INSERT INTO t VALUES (1, 'x')");

        assertThat(statement.isClosed()).isFalse();
    }

    @Test
    void identifiersAndLiteralsCanBeEnquoted() throws SQLException {
        assertThat(statement.enquoteLiteral("it's")).isEqualTo("'it''s'");
        assertThat(statement.enquoteNCharLiteral("it's"))
                .isEqualTo(differs(Difference.NATIONAL_LITERALS) ? "'it''s'" : "N'it''s'");
        assertThat(statement.enquoteIdentifier("Plain", false)).isEqualTo("Plain");
        assertThat(statement.enquoteIdentifier("two words", false)).isEqualTo("\"two words\"");
        assertThat(statement.isSimpleIdentifier("two words")).isFalse();
        assertThat(statement.isSimpleIdentifier("one")).isTrue();
    }

    @Test
    void warningsAreNoneAtFirst() throws SQLException {
        assertThatObject(statement.getWarnings()).isNull();
        assertThatCode(statement::clearWarnings).doesNotThrowAnyException();
    }

    @Test
    void aStatementSurvivesItsErrors() throws SQLException {
        failure(() -> statement.execute("SELECT absent FROM nowhere"));
        failure(() -> statement.executeUpdate("INSERT INTO t (absent) VALUES (1)"));

        assertThat(statement.executeUpdate("INSERT INTO t VALUES (1, 'x')")).isEqualTo(1);
    }

    @Test
    void anotherConnectionsDdlIsSeen() throws SQLException {
        Connection other = connect();
        execute("INSERT INTO t VALUES (1, 'x')");
        assertThat(rows("SELECT * FROM t")).containsExactly(List.of(1, "x"));

        execute(other, "ALTER TABLE t RENAME COLUMN b TO c", "ALTER TABLE t ADD COLUMN d DEFAULT 'new'");

        try (ResultSet result = statement.executeQuery("SELECT * FROM t")) {
            assertThat(result.getMetaData().getColumnCount()).isEqualTo(3);
            assertThat(result.getMetaData().getColumnName(2)).isEqualTo("c");
            assertThat(rows(result)).containsExactly(List.of(1, "x", "new"));
        }
    }
}
