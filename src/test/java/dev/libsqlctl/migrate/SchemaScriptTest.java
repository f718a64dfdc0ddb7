package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaScriptTest {
    @TempDir
    Path directory;

    private SchemaScript read(String text) throws IOException {
        return SchemaScript.of(
                Script.read(Files.writeString(directory.resolve("schema.sql"), text)), "schema_migrations");
    }

    private List<String> statements(String text) throws IOException {
        return read(text).script().statements().stream()
                .map(ScriptStatement::sql)
                .toList();
    }

    @Test
    void keepsWhatMakesTheSchemaAndFillsTheHistory() throws IOException {
        assertThat(statements("""
                PRAGMA foreign_keys=OFF;
                BEGIN TRANSACTION;
                create table "users" (id);
                CREATE TRIGGER t AFTER INSERT ON users BEGIN DELETE FROM users; END;
                insert or ignore into [schema_migrations] values ('1');
                COMMIT;
                """)).hasSize(3).first().isEqualTo("create table \"users\" (id)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE sqlite_sequence(name,seq);",
                "create table if not exists 'sqlite_stat1' (tbl, idx, stat);",
                "CREATE TABLE \"Schema_Migrations\" (id);",
                "-- of geni\nCREATE TABLE IF NOT EXISTS schema_migrations(id)",
                "CREATE TABLE `flyway_schema_history` (installed_rank);",
                "CREATE INDEX \"flyway_schema_history_s_idx\" ON flyway_schema_history (success);",
            })
    void leavesOutWhatIsThereAlready(String statement) throws IOException {
        SchemaScript schema = read(statement);

        assertThat(schema.script().statements()).isEmpty();
        assertThat(schema.objects()).isZero();
    }

    @Test
    void countsObjectsAndNotTheHistory() throws IOException {
        assertThat(read("CREATE TABLE a (b); CREATE INDEX c ON a (b); INSERT INTO schema_migrations VALUES (1)")
                        .objects())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO users VALUES (1)",
                "INSERT INTO schema_migrations_of_another VALUES (1)",
                "REPLACE INTO schema_migrations VALUES (1)",
                "WITH a AS (SELECT 1) INSERT INTO schema_migrations SELECT * FROM a",
                "DROP TABLE users",
                "DELETE FROM schema_migrations",
                "PRAGMA user_version = 5",
                "CREATE TEMP TABLE users (id)",
                "ATTACH 'other.db' AS other",
                "SELECT 1",
            })
    void refusesWhatIsNoSchema(String statement) {
        assertThatThrownBy(() -> read("CREATE TABLE a (b);\n" + statement + ";\n"))
                .isInstanceOfSatisfying(LibsqlctlException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.SCHEMA_FILE_INVALID);
                    assertThat(e).hasMessageStartingWith("schema.sql:2:1: ");
                });
    }
}
