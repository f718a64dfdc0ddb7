package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, chapter 15: result sets. */
abstract class ResultSetsContract extends SpecificationContract {
    private static final String ROWS = "SELECT a, b FROM t ORDER BY a";

    private Statement statement;

    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)", "INSERT INTO t VALUES (1, 'x'), (2, NULL), (3, 'z')");
        statement = connection.createStatement();
    }

    @Test
    void rowsComeInOrderAndEnd() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);

        for (int i = 1; i <= 3; i++) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(i);
        }
        assertThat(result.next()).isFalse();
        assertThat(result.next()).isFalse();
    }

    @Test
    void beforeTheFirstRowThereIsNoValue() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);

        if (differs(Difference.NO_CURRENT_ROW)) {
            assertThat(failure(() -> result.getInt(1)).getSQLState()).isEqualTo("24000");
            assertThat(failure(() -> result.getString("b")).getSQLState()).isEqualTo("24000");
        } else {
            assertThat(result.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void afterTheLastRowThereIsNoValue() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);
        while (result.next()) {
            assertThat(result.getInt(1)).isPositive();
        }

        if (differs(Difference.NO_CURRENT_ROW)) {
            assertThat(failure(() -> result.getInt(1)).getSQLState()).isEqualTo("24000");
        } else {
            assertThat(result.getInt(1)).isZero();
        }
    }

    @Test
    void theEndDoesNotClose() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);
        while (result.next()) {
            assertThat(result.isClosed()).isFalse();
        }

        assertThat(result.isClosed()).isFalse();
    }

    @Test
    void metadataAreThereAfterTheEnd() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT a FROM t WHERE a = 99");
        assertThat(result.next()).isFalse();

        assertThat(result.getMetaData().getColumnCount()).isEqualTo(1);
    }

    @Test
    void positionsAreTold() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);
        assertThat(result.getRow()).isZero();
        assertThat(result.isBeforeFirst()).isTrue();
        assertThat(result.next()).isTrue();
        assertThat(result.getRow()).isEqualTo(1);
        assertThat(result.isBeforeFirst()).isFalse();
        assertThat(result.isFirst()).isTrue();
        assertThat(result.next()).isTrue();
        assertThat(result.getRow()).isEqualTo(2);
        assertThat(result.isFirst()).isFalse();
        assertThat(result.isAfterLast()).isFalse();
        assertThat(result.next()).isTrue();
        assertThat(result.next()).isFalse();
        assertThat(result.getRow()).isEqualTo(differs(Difference.ROW_AFTER_THE_LAST) ? 0 : 3);
        assertThat(result.isAfterLast()).isTrue();
    }

    @Test
    void anEmptyResultHasNoPositions() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT 1 WHERE 0");

        assertThat(result.isBeforeFirst()).isFalse();
        assertThat(result.next()).isFalse();
        assertThat(result.isAfterLast()).isFalse();
    }

    @Test
    void columnsAreFoundByNumberAndLabel() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT a, b AS label, 7 AS \"It's\" FROM t WHERE a = 1");
        assertThat(result.next()).isTrue();

        assertThat(result.findColumn("a")).isEqualTo(1);
        assertThat(result.findColumn("label")).isEqualTo(2);
        assertThat(result.findColumn("It's")).isEqualTo(3);
        assertThat(result.getString("label")).isEqualTo("x");
        assertThat(result.getString(2)).isEqualTo("x");
    }

    @Test
    void labelsAreFoundInAnyCase() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT a AS Number FROM t WHERE a = 1");
        assertThat(result.next()).isTrue();

        assertThat(result.getInt("number")).isEqualTo(1);
        assertThat(result.getInt("NUMBER")).isEqualTo(1);
        assertThat(result.findColumn("nUmBeR")).isEqualTo(1);
    }

    @Test
    void ofTwoColumnsOfOneLabelTheFirstIsFound() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT 1 AS x, 2 AS x, 3 AS X");
        assertThat(result.next()).isTrue();

        assertThat(result.getInt("x")).isEqualTo(1);
        assertThat(result.getInt("X")).isEqualTo(1);
    }

    @Test
    void unknownColumnsAreRefused() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);
        assertThat(result.next()).isTrue();

        assertState("42S22", () -> result.findColumn("nothing"));
        assertState("42S22", () -> result.getInt("nothing"));
        assertState("07009", () -> result.getInt(0));
        assertState("07009", () -> result.getInt(3));
        assertState("07009", () -> result.getInt(-1));
    }

    @Test
    void wasNullSpeaksOfTheLastValue() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT NULL, 0, NULL, ''");
        assertThat(result.next()).isTrue();

        assertThat(result.getInt(1)).isZero();
        assertThat(result.wasNull()).isTrue();
        assertThat(result.getInt(2)).isZero();
        assertThat(result.wasNull()).isFalse();
        assertThat(result.getString(3)).isNull();
        assertThat(result.wasNull()).isTrue();
        assertThat(result.getString(4)).isEmpty();
        assertThat(result.wasNull()).isFalse();
    }

    @Test
    void wasNullNeedsAValue() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT NULL");
        assertThat(result.next()).isTrue();

        if (differs(Difference.WAS_NULL_BEFORE_GET)) {
            assertThat(result.wasNull()).isFalse();
        } else {
            failure(result::wasNull);
        }
    }

    @Test
    void columnsAreReadInAnyOrderAndAgain() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT 1, 'two', x'03'");
        assertThat(result.next()).isTrue();

        assertThat(result.getBytes(3)).containsExactly(3);
        assertThat(result.getString(2)).isEqualTo("two");
        assertThat(result.getInt(1)).isEqualTo(1);
        assertThat(result.getString(2)).isEqualTo("two");
        assertThat(result.getBytes(3)).containsExactly(3);
    }

    @Test
    void bytesAreTheCallersOwn() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT x'010203'");
        assertThat(result.next()).isTrue();

        result.getBytes(1)[0] = 9;

        assertThat(result.getBytes(1)).containsExactly(1, 2, 3);
    }

    @Test
    void aClosedResultSetGivesNothing() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);
        assertThat(result.next()).isTrue();
        result.close();

        assertThat(result.isClosed()).isTrue();
        assertThatCode(result::close).doesNotThrowAnyException();
        assertState("HY010", () -> result.getInt(1));
        assertState("HY010", () -> result.findColumn("a"));
        if (differs(Difference.CLOSED_RESULT_SET)) {
            assertState("HY010", result::next);
            failure(result::getMetaData);
            failure(result::wasNull);
            failure(result::getRow);
            failure(result::getStatement);
            failure(result::getType);
        } else {
            assertThat(result.next()).isFalse();
        }
    }

    @Test
    void closingTheStatementClosesTheResult() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);

        statement.close();

        assertThat(result.isClosed()).isTrue();
    }

    @Test
    void closingTheResultLeavesTheStatement() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);

        result.close();

        assertThat(statement.isClosed()).isFalse();
        assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
    }

    @Test
    void theStatementOfAResultIsItsOwn() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);

        assertThat(result.getStatement()).isSameAs(statement);
        try (PreparedStatement prepared = connection.prepareStatement(ROWS);
                ResultSet other = prepared.executeQuery()) {
            assertThat(other.getStatement()).isSameAs(prepared);
        }
    }

    @Test
    void resultsAreForwardOnlyAndReadOnly() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);

        assertThat(result.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        assertThat(result.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
        assertThat(result.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
    }

    @Test
    void scrollingIsRefused() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);
        assertThat(result.next()).isTrue();

        failure(result::previous);
        failure(result::first);
        failure(result::last);
        failure(result::beforeFirst);
        failure(result::afterLast);
        failure(() -> result.absolute(1));
        failure(() -> result.relative(1));
        failure(() -> result.setFetchDirection(ResultSet.FETCH_REVERSE));
        assertThat(result.getInt(1)).isEqualTo(1);
    }

    @Test
    void updatingIsRefused() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);
        assertThat(result.next()).isTrue();

        failure(() -> result.updateInt(1, 2));
        failure(() -> result.updateString("b", "y"));
        failure(() -> result.updateNull(2));
        failure(() -> result.updateObject(2, "y"));
        failure(result::updateRow);
        failure(result::deleteRow);
        failure(result::insertRow);
        failure(result::cancelRowUpdates);
        failure(result::moveToInsertRow);
        failure(result::refreshRow);
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(3);
    }

    @Test
    void nothingIsSaidToHaveChanged() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);
        assertThat(result.next()).isTrue();

        assertThat(result.rowUpdated()).isFalse();
        assertThat(result.rowInserted()).isFalse();
        assertThat(result.rowDeleted()).isFalse();
    }

    private static void assertUnsupported(ThrowingCallable call) {
        assertThatObject(failure(call)).isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    @Test
    void theCursorHasNoName() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);

        if (differs(Difference.CURSOR_NAME)) {
            assertUnsupported(result::getCursorName);
        } else {
            assertThat(result.getCursorName()).isNull();
        }
    }

    @Test
    void warningsAreNone() throws SQLException {
        ResultSet result = statement.executeQuery(ROWS);

        assertThatObject(result.getWarnings()).isNull();
        assertThatCode(result::clearWarnings).doesNotThrowAnyException();
    }

    @Test
    void namesOfExpressionsAreTheirText() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT 1 + 1, count(*) FROM t");
        assertThat(result.next()).isTrue();

        assertThat(result.getInt("1 + 1")).isEqualTo(2);
        assertThat(result.getInt("count(*)")).isEqualTo(3);
    }

    @Test
    void rowsAreListsOfTheirOwn() throws SQLException {
        assertThat(rows("SELECT a, coalesce(b, '-') FROM t ORDER BY a"))
                .containsExactly(List.of(1, "x"), List.of(2, "-"), List.of(3, "z"));
    }
}
