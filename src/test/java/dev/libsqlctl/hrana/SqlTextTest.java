package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.SqlText.Trait;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 1 | READS_ROWS",
                "  -- insert\\n /* delete */ select 'update; commit' | READS_ROWS",
                "VALUES (1) | READS_ROWS",
                "SELECT count(*), max(a) FROM t | READS_ROWS",
                "SELECT t.* FROM t | READS_ROWS COLUMNS_BY_SCHEMA",
                "SELECT rowid FROM t | READS_ROWS COLUMNS_BY_SCHEMA",
                "SELECT name FROM pragma_table_info('t') | READS_ROWS COLUMNS_BY_SCHEMA",
                "EXPLAIN DELETE FROM t | READS_ROWS",
                "WITH a AS (SELECT 1) SELECT replace(x, 1, 2) FROM a | READS_ROWS",
                "WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a | READS_ROWS WRITES COLUMNS_BY_SCHEMA",
                "WITH a AS (SELECT 1) REPLACE INTO t SELECT * FROM a | READS_ROWS WRITES COLUMNS_BY_SCHEMA",
                "WITH a AS (SELECT 1) DELETE FROM t | READS_ROWS WRITES",
                "INSERT INTO t VALUES ('x') | WRITES",
                "INSERT INTO t VALUES (1) RETURNING * | WRITES READS_ROWS COLUMNS_BY_SCHEMA",
                "INSERT INTO t VALUES ('returning') | WRITES",
                "UPDATE t SET a = 1 | WRITES",
                "DROP TABLE t | WRITES",
                "nonsense | WRITES",
                "BEGIN | BEGINS",
                "BEGIN DEFERRED TRANSACTION | BEGINS",
                "begin immediate | BEGINS WRITES",
                "BEGIN EXCLUSIVE; | BEGINS WRITES",
                "SAVEPOINT a | SAVES",
                "RELEASE a | RELEASES",
                "COMMIT | ENDS COMMITS",
                "END TRANSACTION | ENDS COMMITS",
                "ROLLBACK | ENDS ROLLS_BACK",
                "/**/rollback/**/transaction; | ENDS ROLLS_BACK",
                "ROLLBACK TO a | ''",
                "ROLLBACK TRANSACTION TO SAVEPOINT a | ''",
                "PRAGMA table_info(t) | READS_ROWS COLUMNS_BY_SCHEMA",
                "PRAGMA foreign_keys | READS_ROWS COLUMNS_BY_SCHEMA",
                "PRAGMA foreign_keys = ON | READS_ROWS SETS_CONNECTION COLUMNS_BY_SCHEMA",
                "PRAGMA main.foreign_keys(1) | READS_ROWS SETS_CONNECTION COLUMNS_BY_SCHEMA",
                "PRAGMA user_version = 5 | READS_ROWS WRITES COLUMNS_BY_SCHEMA",
                "ATTACH a AS b | SETS_CONNECTION",
                "SELECT last_insert_rowid() | READS_ROWS READS_CONNECTION",
                "SELECT Changes() | READS_ROWS READS_CONNECTION",
                "BEGIN; INSERT INTO t VALUES (1); COMMIT | BEGINS WRITES ENDS COMMITS",
                "CREATE TABLE t (a); SELECT 1 | WRITES READS_ROWS",
                "CREATE TABLE t (trigger); BEGIN | WRITES BEGINS",
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT CASE 1 WHEN 2 THEN 3 END; END; SELECT 1 | WRITES READS_ROWS",
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END | WRITES",
                "SELECT [a;commit], `b;commit`, \"c;commit\", 'd''; commit' | READS_ROWS",
                "SELECT 'unfinished; COMMIT | READS_ROWS",
                "SELECT 1 /* unfinished; COMMIT | READS_ROWS",
                "SELECT 1 -- COMMIT; | READS_ROWS",
                "; ;; -- nothing | ''"
            })
    void whatATextMayDo(String sql, String traits) {
        SqlText text = new SqlText(sql.replace("\\n", "\n"));
        List<Trait> expected = traits.equals("''")
                ? List.of()
                : Arrays.stream(traits.split(" ")).map(Trait::valueOf).toList();
        for (Trait trait : Trait.values()) {
            assertThat(text.has(trait)).as(trait.name()).isEqualTo(expected.contains(trait));
        }
    }

    @Test
    void onlyARollbackOfTheWholeIsARollback() {
        assertThat(new SqlText("ROLLBACK").isRollback()).isTrue();
        assertThat(new SqlText("ROLLBACK; INSERT INTO t VALUES (1)").isRollback())
                .isFalse();
        assertThat(new SqlText("ROLLBACK TO a").isRollback()).isFalse();
        assertThat(new SqlText("COMMIT").isRollback()).isFalse();
    }
}
