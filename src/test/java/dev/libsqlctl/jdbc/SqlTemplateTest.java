package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.libsqlctl.hrana.proto.NamedArg;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTemplateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT ?, ? | 1 2",
                "SELECT ?, ?5, ?, ?2, ? | 1 5 6 2 7",
                "SELECT ?3, ?1 | 3 1",
                "SELECT ?001, ? | 1 2",
                "SELECT :a, @a, $a, :a | 1 2 3 1",
                "SELECT ?, :a, ?5, @b, :a, ? | 1 2 5 6 2 7",
                "SELECT '?', \"?\", [?], `?`, ? -- ? | 1",
                "SELECT /* ? */ a->'$.x', a->>:b FROM t | 1",
                "SELECT a::text | ''",
                "SELECT ?32766 | 32766",
            })
    void numbersAreSqlites(String sql, String numbers) throws SQLException {
        String found = SqlTemplate.of(sql).parameters().stream()
                .map(parameter -> String.valueOf(parameter.number()))
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(numbers.replace("''", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT ?0", "SELECT ?32767", "SELECT ?32766, ?", "SELECT ?99999999999999999999"})
    void aNumberThatSqliteDoesNotHaveIsRefused(String sql) {
        assertThatThrownBy(() -> SqlTemplate.of(sql))
                .asInstanceOf(throwable(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42601"));
    }

    @Test
    void positionsThatTheTextSkipsAreBoundToNull() throws SQLException {
        Stmt stmt = SqlTemplate.of("SELECT ?1, ?3").bind(new Value[] {Value.of(1), null, Value.of(3)});
        assertThat(stmt.args()).containsExactly(Value.of(1), Value.NULL, Value.of(3));
        assertThat(stmt.namedArgs()).isEmpty();
    }

    @Test
    void namesAreBoundByNameOnce() throws SQLException {
        Stmt stmt = SqlTemplate.of("SELECT :a, @b, :a").bind(new Value[] {Value.of(1), Value.of(2)});
        assertThat(stmt.sql()).isEqualTo("SELECT :a, @b, :a");
        assertThat(stmt.args()).isEmpty();
        assertThat(stmt.namedArgs()).containsExactly(new NamedArg(":a", Value.of(1)), new NamedArg("@b", Value.of(2)));
    }

    @Test
    void manyNamesBecomePositions() throws SQLException {
        String names = IntStream.rangeClosed(1, 501).mapToObj(i -> ":a" + i).collect(Collectors.joining(", "));
        Value[] values = new Value[501];
        Arrays.setAll(values, i -> Value.of(i));
        Stmt stmt = SqlTemplate.of("SELECT " + names).bind(values);
        assertThat(stmt.sql()).isEqualTo("SELECT " + names.replaceAll(":a[0-9]+", "?"));
        assertThat(stmt.args()).containsExactly(values);
        assertThat(stmt.namedArgs()).isEmpty();
    }

    @Test
    void namesAndPositionsTogetherBecomePositions() throws SQLException {
        Value[] values = {Value.of(1), Value.of(2), Value.of(3)};
        Stmt stmt = SqlTemplate.of("SELECT ?, :a, ':a', :a, ?").bind(values);
        assertThat(stmt.sql()).isEqualTo("SELECT ?, ?, ':a', ?2, ?");
        assertThat(stmt.args()).containsExactly(values);
        assertThat(stmt.namedArgs()).isEmpty();
    }

    @Test
    void aValueThatIsMissingIsNamed() {
        assertThatThrownBy(() -> SqlTemplate.of("SELECT :a, :b").bind(new Value[] {Value.NULL, null}))
                .asInstanceOf(throwable(SQLException.class))
                .satisfies(e -> {
                    assertThat(e.getSQLState()).isEqualTo("07001");
                    assertThat(e.getMessage()).isEqualTo("Parameter 2 (:b) has no value");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 1 | QUERY rows",
                "values (1) | QUERY rows",
                "EXPLAIN DELETE FROM t | QUERY rows",
                "WITH a AS (SELECT 1) SELECT * FROM a | QUERY rows",
                "WITH RECURSIVE a(x) AS (SELECT 1), b AS (DELETE) INSERT INTO t SELECT * FROM a | INSERT none",
                "WITH a AS (SELECT 1) UPDATE t SET x = (SELECT 1) | UPDATE none",
                "WITH replace AS (SELECT 1) SELECT * FROM replace | QUERY rows",
                "WITH a AS (SELECT 1) REPLACE INTO t SELECT * FROM a | INSERT none",
                "INSERT INTO t VALUES (1) | INSERT none",
                "REPLACE INTO t VALUES (1) RETURNING a | INSERT rows",
                "INSERT INTO t VALUES ('RETURNING') -- RETURNING | INSERT none",
                "INSERT INTO t (\"RETURNING\") VALUES (1) | INSERT none",
                "DELETE FROM t RETURNING * | DELETE rows",
                "UPDATE t SET a = 1 | UPDATE none",
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END | DEFINITION none",
                "DROP TABLE t | DEFINITION none",
                "BEGIN | TRANSACTION none",
                "RELEASE a | TRANSACTION none",
                "PRAGMA foreign_keys | OTHER unknown",
                "nonsense | OTHER unknown",
                "-- nothing | OTHER unknown",
            })
    void whatTheWordsTell(String sql, String expected) throws SQLException {
        SqlOutline outline = SqlTemplate.of(sql).outline();
        String rows = outline.hasRows() ? "rows" : outline.hasNoRows() ? "none" : "unknown";
        assertThat(outline.verb() + " " + rows).isEqualTo(expected);
    }
}
