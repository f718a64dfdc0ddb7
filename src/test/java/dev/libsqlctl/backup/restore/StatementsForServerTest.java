package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsForServerTest {
    private final StatementsForServer statements = new StatementsForServer("a.sql", VectorIndex.shadows("near"));

    private List<String> sent(String... dump) {
        List<String> sent = new ArrayList<>();
        DumpReader reader = new DumpReader(
                new ByteArrayInputStream(LoadFixture.dump(dump).getBytes(StandardCharsets.UTF_8)), "a.sql");
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            Optional<ServerStatement> statement = statements.of(next.get());
            statement.map(ServerStatement::sql).ifPresent(sent::add);
        }
        return sent;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t(a)",
                "INSERT INTO t VALUES(1)",
                "CREATE INDEX i ON t(a)",
                "CREATE VIEW v AS SELECT 1",
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
                "CREATE VIRTUAL TABLE f USING fts5(a)",
                "DELETE FROM sqlite_sequence",
                "INSERT INTO sqlite_sequence VALUES('t',1)",
                "PRAGMA user_version = 5",
                "UPDATE t SET a = 1",
                "CREATE TABLE attachments(a)"
            })
    void whatAServerExecutesIsSentAsItIs(String sql) {
        assertThat(sent(sql + ";")).containsExactly(sql);
        assertThat(statements.notes()).isEmpty();
    }

    @Test
    void howAFileIsLoadedIsNoBusinessOfAServer() {
        assertThat(sent("PRAGMA writable_schema=ON;", "PRAGMA writable_schema=OFF;"))
                .isEmpty();
        assertThat(statements.notes()).isEmpty();
    }

    @Test
    void aVirtualTableThatAServerCannotMakeIsRefused() {
        assertThatThrownBy(() -> sent("CREATE VIRTUAL TABLE [9f] USING fts5(a);"))
                .isInstanceOf(LibsqlctlException.class)
                .hasMessageContaining("begins with a digit")
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void aVirtualTableIsMadeByItsStatement() {
        assertThat(
                        sent(
                                "PRAGMA writable_schema=ON;",
                                "INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','f','f',0,'CREATE VIRTUAL TABLE f USING fts5(a, tokenize=''porter'')');"))
                .containsExactly("CREATE VIRTUAL TABLE f USING fts5(a, tokenize='porter')");
    }

    @Test
    void aTableThatIsThereAlreadyIsEmptied() {
        statements.made(List.of("F_data", "f_idx"));
        assertThat(sent(
                        "CREATE TABLE IF NOT EXISTS 'f_DATA'(id INTEGER PRIMARY KEY, block BLOB);",
                        "INSERT INTO f_data VALUES(1,X'00');",
                        "CREATE TABLE f_content(a);"))
                .containsExactly(
                        "DELETE FROM \"f_DATA\"", "INSERT INTO f_data VALUES(1,X'00')", "CREATE TABLE f_content(a)");
    }

    @Test
    void whatAVectorIndexMakesIsLeftToIt() {
        assertThat(sent(
                        "CREATE TABLE libsql_vector_meta_shadow (name TEXT PRIMARY KEY, metadata BLOB);",
                        "INSERT INTO libsql_vector_meta_shadow VALUES('near',X'00');",
                        "CREATE TABLE near_shadow (index_key INTEGER, data BLOB);",
                        "INSERT INTO near_shadow VALUES(1,X'00');",
                        "CREATE INDEX near_shadow_idx ON near_shadow (index_key);",
                        "CREATE INDEX near ON v(libsql_vector_idx(e));"))
                .containsExactly("CREATE INDEX near ON v(libsql_vector_idx(e))");
        assertThat(statements.notes()).hasSize(1);
    }

    @Test
    void statisticsAreLeftOutAndToldOnce() {
        assertThat(sent("ANALYZE sqlite_schema;", "INSERT INTO sqlite_stat1 VALUES('t','i','1');"))
                .isEmpty();
        assertThat(statements.notes()).singleElement().asString().contains("ANALYZE");
    }

    @Test
    void otherSettingsAreLeftOutAndTold() {
        assertThat(sent("PRAGMA application_id=5;")).isEmpty();
        assertThat(statements.notes()).singleElement().asString().startsWith("PRAGMA application_id=5 was left out");
    }

    @Test
    void queriesAreLeftOutAndTold() {
        assertThat(sent("SELECT 1;")).isEmpty();
        assertThat(statements.notes()).containsExactly("SELECT 1 was left out: it makes nothing");
    }

    @Test
    void theTableOfAutoincrementIsSqlitesToMake() {
        assertThat(sent("CREATE TABLE sqlite_sequence(name,seq);")).isEmpty();
        assertThat(statements.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ATTACH 'a.db' AS a;|ATTACH",
                "VACUUM;|VACUUM",
                "CREATE TEMP TABLE t(a);|CREATE TEMP",
                "SAVEPOINT s;|one transaction"
            })
    void whatNoServerTakesIsRefusedWithItsLine(String sql, String words) {
        assertThatThrownBy(() -> sent("CREATE TABLE t(a);", sql))
                .isInstanceOf(LibsqlctlException.class)
                .hasMessageContaining("a.sql:4: ")
                .hasMessageContaining(words)
                .hasMessageContaining("nothing was changed");
    }
}
