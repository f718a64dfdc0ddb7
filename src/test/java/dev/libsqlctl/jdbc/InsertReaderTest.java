package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsertReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INSERT INTO t VALUES (?, ?) | t | (?,?) | 1 2",
                "insert into t(a, [b c]) values(:a, -1.5, :b, :a); -- end | t | (?,-1.5,?,?) | 1 2 1",
                "INSERT INTO main.\"t\"\"u\" (\"a\") VALUES (?2) | t\"u | (?) | 2",
                "INSERT INTO `t` VALUES ('it''s;', x'00', NULL, TRUE, +1e5, @a) | t | ('it''s;',x'00',NULL,TRUE,+1e5,?) | 1",
            })
    void aPlainInsertIsRead(String sql, String table, String row, String numbers) throws SQLException {
        InsertReader reader = new InsertReader(SqlTemplate.of(sql));
        assertThat(reader.read()).isTrue();
        assertThat(reader.table()).isEqualTo(table);
        assertThat(reader.row()).isEqualTo(row);
        StringBuilder found = new StringBuilder();
        for (int number : reader.numbers()) {
            found.append(number).append(' ');
        }
        assertThat(found.toString().strip()).isEqualTo(numbers);
    }

    @Test
    void aLongLiteralIsNotRepeatedInAdvance() throws SQLException {
        SqlTemplate template = SqlTemplate.of("INSERT INTO t VALUES (?, '" + "x".repeat(3_000_000) + "')");
        Value[] row = {Value.of(1)};
        InsertTemplate insert = InsertTemplate.of(new BatchEntries.Rows(
                new KeyedStatement(template, GeneratedKeys.NONE), Collections.nCopies(1_000, row)));
        assertThat(insert.insert(0, 1).sql()).hasSizeBetween(3_000_000, 3_000_100);
    }

    @Test
    void theHeadEndsBeforeTheValues() throws SQLException {
        InsertReader reader = new InsertReader(SqlTemplate.of("INSERT INTO t (a) VALUES /* ? */ (?)"));
        assertThat(reader.read()).isTrue();
        assertThat(reader.head()).isEqualTo("INSERT INTO t (a) VALUES /* ? */ ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT OR IGNORE INTO t VALUES (?)",
                "REPLACE INTO t VALUES (?)",
                "INSERT INTO t VALUES (?), (?)",
                "INSERT INTO t VALUES (abs(?))",
                "INSERT INTO t VALUES (? + 1)",
                "INSERT INTO t VALUES ((?))",
                "INSERT INTO t VALUES ((SELECT max(a) FROM t), ?)",
                "INSERT INTO t VALUES (CURRENT_TIMESTAMP, ?)",
                "INSERT INTO t VALUES (?) ON CONFLICT DO NOTHING",
                "INSERT INTO t VALUES (?) RETURNING a",
                "INSERT INTO t VALUES (?); SELECT 1",
                "INSERT INTO t AS x VALUES (?)",
                "INSERT INTO other.t VALUES (?)",
                "INSERT INTO t DEFAULT VALUES",
                "INSERT INTO t SELECT ?",
                "INSERT INTO t VALUES ()",
                "INSERT INTO t VALUES (?",
                "INSERT INTO \"",
                "WITH a AS (SELECT 1) INSERT INTO t VALUES (?)",
                "UPDATE t SET a = ?",
                "INSERT",
                "",
            })
    void anythingElseIsNot(String sql) throws SQLException {
        assertThat(new InsertReader(SqlTemplate.of(sql)).read()).isFalse();
    }
}
