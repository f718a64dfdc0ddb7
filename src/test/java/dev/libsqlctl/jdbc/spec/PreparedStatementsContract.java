package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 13.2: prepared statements; their parameters as SQLite numbers them. */
abstract class PreparedStatementsContract extends SpecificationContract {
    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
    }

    @Test
    void aPreparedStatementRunsWithItsParameters() throws SQLException {
        assertThat(query("SELECT ? + ?", 40, 2)).containsExactly(List.of(42));
    }

    @Test
    void itRunsAgainWithOthers() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 1; i <= 3; i++) {
                insert.setInt(1, i);
                insert.setString(2, "row " + i);
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
        assertThat(rows("SELECT * FROM t"))
                .containsExactly(List.of(1, "row 1"), List.of(2, "row 2"), List.of(3, "row 3"));
    }

    @Test
    void parametersHoldForTheNextExecution() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            insert.setString(1, "same");
            insert.executeUpdate();
            insert.executeUpdate();
        }
        assertThat(rows("SELECT b FROM t")).containsExactly(List.of("same"), List.of("same"));
    }

    @Test
    void clearedParametersAreMissing() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            insert.setString(1, "x");
            insert.clearParameters();

            if (differs(Difference.MISSING_PARAMETER)) {
                assertThat(failure(insert::executeUpdate).getSQLState()).isEqualTo("07001");
                assertThat(number("SELECT count(*) FROM t")).isZero();
            } else {
                insert.executeUpdate();
                assertThat(number("SELECT count(*) FROM t WHERE b IS NULL")).isEqualTo(1);
            }
        }
    }

    @Test
    void aMissingParameterIsRefused() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            insert.setInt(1, 1);

            if (differs(Difference.MISSING_PARAMETER)) {
                assertThat(failure(insert::executeUpdate).getSQLState()).isEqualTo("07001");
                assertThat(number("SELECT count(*) FROM t")).isZero();
            } else {
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
    }

    @Test
    void aParameterThatIsNotThereIsRefused() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ?")) {
            if (differs(Difference.PARAMETER_INDEX)) {
                assertThat(failure(() -> select.setInt(0, 1)).getSQLState()).isEqualTo("07009");
                assertThat(failure(() -> select.setInt(2, 1)).getSQLState()).isEqualTo("07009");
                assertThat(failure(() -> select.setInt(-1, 1)).getSQLState()).isEqualTo("07009");
            } else {
                assertThatCode(() -> select.setInt(0, 1)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
                assertThatCode(() -> select.setInt(2, 1)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
            }
        }
    }

    @Test
    void numberedParametersCanRepeatAndSkip() throws SQLException {
        assertThat(query("SELECT ?2, ?1, ?2", "one", "two")).containsExactly(List.of("two", "one", "two"));
        assertThat(query("SELECT ?3, ?1", "one", null, "three")).containsExactly(List.of("three", "one"));
    }

    @Test
    void aPlainParameterFollowsTheHighestNumber() throws SQLException {
        assertThat(query("SELECT ?2, ?", null, "two", "three")).containsExactly(List.of("two", "three"));
        assertThat(query("SELECT ?, ?1, ?", "one", "two")).containsExactly(List.of("one", "one", "two"));
    }

    @Test
    void namedParametersAreNumberedAsTheyAppear() throws SQLException {
        assertThat(query("SELECT :a, @b, $c, :a", "one", "two", "three"))
                .containsExactly(List.of("one", "two", "three", "one"));
    }

    @Test
    void oneNameWithOtherPrefixesIsAnotherParameter() throws SQLException {
        assertThat(query("SELECT :a, @a, $a", "one", "two", "three")).containsExactly(List.of("one", "two", "three"));
    }

    @Test
    void namedAndPlainParametersMix() throws SQLException {
        assertThat(query("SELECT :a, ?, :b, ?2, :a", "one", "two", "three"))
                .containsExactly(List.of("one", "two", "three", "two", "one"));
    }

    @Test
    void aDollarNameMayHaveColonsAndParentheses() throws SQLException {
        if (differs(Difference.TCL_PARAMETERS)) {
            failure(() -> query("SELECT $a::b(c)", "one"));
        } else {
            assertThat(query("SELECT $a::b(c), $a", "one", "two")).containsExactly(List.of("one", "two"));
        }
    }

    @Test
    void commentsStringsAndNamesHoldNoParameters() throws SQLException {
        assertThat(query("""
                        SELECT '?', ':a', '''?''' , "?", `?`, [?], ? -- ? :b
                        /* ? :c
                           ? */ FROM (SELECT 1 AS "?")
                        """, "bound")).containsExactly(List.of("?", ":a", "'?'", 1, 1, 1, "bound"));
    }

    @Test
    void aColonAloneOrInALiteralIsNoParameter() throws SQLException {
        assertThat(query("SELECT '12:34:56', x'3F', ?", "bound").get(0).get(2)).isEqualTo("bound");
    }

    @Test
    void jsonOperatorsAreNoParameters() throws SQLException {
        assertThat(query("SELECT '{\"a\":[7]}' -> '$.a[0]', ? ->> '$.b'", "{\"b\":8}"))
                .containsExactly(List.of("7", 8));
    }

    @Test
    void identifiersOfAnyScriptAreNoHindrance() throws SQLException {
        execute("CREATE TABLE \"größe€😀\" (\"Spalte ?\")");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO \"größe€😀\" VALUES (?)")) {
            insert.setString(1, "wert");
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        assertThat(rows("SELECT \"Spalte ?\" FROM \"größe€😀\"")).containsExactly(List.of("wert"));
    }

    @Test
    void aTriggerWithSeveralStatementsIsOne() throws SQLException {
        try (PreparedStatement create = connection.prepareStatement("""
                CREATE TRIGGER tr AFTER INSERT ON t BEGIN
                  UPDATE t SET b = CASE WHEN new.a > 1 THEN 'big; ?' ELSE 'small' END WHERE a = new.a;
                  DELETE FROM t WHERE a = 3;
                END""")) {
            assertThat(create.execute()).isFalse();
        }
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'x'), (3, 'x')");
        assertThat(rows("SELECT b FROM t")).containsExactly(List.of("small"), List.of("big; ?"));
    }

    @Test
    void aSyntaxErrorIsToldWhenPreparedOrWhenExecuted() throws SQLException {
        SQLException error = failure(() -> {
            try (PreparedStatement statement = connection.prepareStatement("SELEKT 1")) {
                statement.execute();
            }
        });

        if (differs(Difference.SQL_STATES)) {
            assertThatObject(error).isInstanceOf(SQLSyntaxErrorException.class);
            assertThat(error.getSQLState()).isEqualTo("42601");
        }
        assertThat(error.getErrorCode()).isEqualTo(1);
        assertThat(error.getMessage()).contains("syntax error");
    }

    @Test
    void severalStatementsAreRefused() throws SQLException {
        if (differs(Difference.SEVERAL_STATEMENTS)) {
            assertState("42601", () -> {
                try (PreparedStatement both = connection.prepareStatement("DELETE FROM t; DELETE FROM t")) {
                    both.execute();
                }
            });
        } else {
            try (PreparedStatement both =
                    connection.prepareStatement("INSERT INTO t VALUES (1, 'x'); INSERT INTO t VALUES (2, 'x')")) {
                both.execute();
            }
            assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
        }
    }

    @Test
    void executionsWithATextAreRefused() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1")) {
            failure(() -> select.execute("SELECT 2"));
            failure(() -> select.executeQuery("SELECT 2"));
            failure(() -> select.executeUpdate("DELETE FROM t"));
        }
    }

    @Test
    void executeUpdateOfAQueryIsRefused() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1")) {
            failure(select::executeUpdate);
        }
    }

    @Test
    void executeQueryOfAnUpdateIsRefusedBeforeItRuns() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (1, 'x')")) {
            failure(insert::executeQuery);
        }
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void executeTellsWhetherThereAreRows() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            select.setInt(1, 1);
            insert.setString(1, "x");

            assertThat(select.execute()).isTrue();
            assertThat(rows(select.getResultSet())).containsExactly(List.of(1));
            assertThat(insert.execute()).isFalse();
            assertThat(insert.getUpdateCount()).isEqualTo(1);
            assertThat(insert.executeLargeUpdate()).isEqualTo(1L);
        }
    }

    @Test
    void aNewExecutionClosesTheLastResult() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ?")) {
            select.setInt(1, 1);
            ResultSet first = select.executeQuery();
            assertThat(first.next()).isTrue();
            select.setInt(1, 2);
            ResultSet second = select.executeQuery();

            assertThat(second.next()).isTrue();
            assertThat(second.getInt(1)).isEqualTo(2);
            if (differs(Difference.REUSED_RESULT_SET)) {
                assertThat(first.isClosed()).isTrue();
            } else {
                assertThat(first).isSameAs(second);
            }
        }
    }

    @Test
    void metadataAreThereBeforeTheExecution() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT a AS x, b FROM t WHERE a = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            assertThat(select.getMetaData().getColumnCount()).isEqualTo(2);
            assertThat(select.getMetaData().getColumnLabel(1)).isEqualTo("x");
            if (differs(Difference.METADATA_OF_AN_UPDATE)) {
                assertThat(insert.getMetaData()).isNull();
            } else {
                failure(() -> insert.getMetaData().getColumnCount());
            }
        }
    }

    @Test
    void theSchemaMayChangeBetweenExecutions() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'x')");
        Connection other = connect();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM t")) {
            assertThat(rows(select.executeQuery())).containsExactly(List.of(1, "x"));
            execute(other, "ALTER TABLE t ADD COLUMN c DEFAULT 'new'");

            assertThat(rows(select.executeQuery())).containsExactly(List.of(1, "x", "new"));
        }
    }

    @Test
    void aClosedPreparedStatementDoesNothingMore() throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT ?");
        select.close();

        assertThat(select.isClosed()).isTrue();
        failure(select::executeQuery);
        failure(select::execute);
        failure(select::executeUpdate);
        failure(() -> select.setInt(1, 1));
        failure(select::clearParameters);
    }

    @Test
    void manyParametersAreFine() throws SQLException {
        int count = 5_000;
        String sql = "SELECT " + count + " IN (?" + ", ?".repeat(count - 1) + ")";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= count; i++) {
                select.setInt(i, i);
            }
            assertThat(rows(select.executeQuery())).containsExactly(List.of(1));
        }
    }

    @Test
    void aParameterNumberBeyondTheLimitIsRefused() {
        failure(() -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT ?300000")) {
                select.executeQuery();
            }
        });
    }

    @Test
    void aNameIsNoParameter() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1")) {
            assertThat(select.getParameterMetaData().getParameterCount()).isZero();
            assertThat(rows(select.executeQuery())).containsExactly(List.of(1));
        }
    }

    @Test
    void poolableIsTrueAtFirst() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1")) {
            assertThat(select.isPoolable()).isEqualTo(differs(Difference.POOLABLE));
        }
    }

    private List<List<Object>> query(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.getMetaData().getColumnCount())
                        .as(Arrays.toString(parameters))
                        .isPositive();
                return rows(result);
            }
        }
    }
}
