package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.target.FileTarget;
import dev.libsqlctl.target.ServerTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a mistake is said to be, and what is made of it. Which statements are mistakes is asked of real databases elsewhere. */
class LintTest {
    private static final Lint SERVER = Lint.of(new ServerTarget(Endpoint.parse("http://127.0.0.1:1")));
    private static final Lint FILE = Lint.of(new FileTarget(Path.of("a.db")));

    @TempDir
    Path directory;

    private Script script(String name, String text) throws IOException {
        return Script.read(Files.writeString(directory.resolve(name), text));
    }

    private Script script(String text) throws IOException {
        return script("1_a.up.sql", text);
    }

    private static Stream<String> texts(List<Diagnostic> found) {
        return found.stream().map(Diagnostic::text);
    }

    @Test
    void everyMistakeIsFoundWhereItStands() throws IOException {
        Script script = script(
                "-- a\nCREATE TABLE t (a);\r\n  VACUUM; /* b */ CREATE\n TEMP TABLE u (a);\n"
                        + "INSERT INTO t VALUES ('?', \":a\"),\r\n  (:name);\nSELECT 1,\n\tload_extension('x');\n.read a.sql\n");

        assertThat(texts(SERVER.check(script)))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("1_a.up.sql:3:3: ").contains("VACUUM"),
                        text -> assertThat(text).startsWith("1_a.up.sql:3:19: ").contains("temporary"),
                        text -> assertThat(text).startsWith("1_a.up.sql:6:4: ").contains(":name"),
                        text -> assertThat(text).startsWith("1_a.up.sql:8:2: ").contains("extension"),
                        text -> assertThat(text).startsWith("1_a.up.sql:9:1: ").contains("sqlite3"));
        assertThat(SERVER.check(script))
                .allSatisfy(found -> assertThat(found.code()).contains(ErrorCode.MIGRATION_REFUSED))
                .allSatisfy(found -> assertThat(found.advice()).endsWith("."));
    }

    @Test
    void commentsStringsAndNamesAreNoMistakes() throws IOException {
        assertThat(SERVER.check(
                        script("-- VACUUM;\n/* ANALYZE; */ CREATE TABLE vacuum (\"attach\", [?], load_extension);\n"
                                + "INSERT INTO vacuum VALUES ('PRAGMA journal_mode = WAL;', '.read x', ':a');\n"
                                + "CREATE TABLE IF NOT EXISTS temp_readings (temp);")))
                .isEmpty();
    }

    @Test
    void aFileTakesWhatAServerRefuses() throws IOException {
        Script script = script("CREATE TEMP TABLE t (a); ANALYZE; PRAGMA application_id = 1; ATTACH 'x.db' AS x;");

        assertThat(SERVER.check(script)).hasSize(4);
        assertThat(FILE.check(script)).isEmpty();
    }

    @Test
    void foreignKeysWithinATransactionAreWarnedAbout() throws IOException {
        Script transactional = script("PRAGMA foreign_keys = OFF;\nDROP TABLE t;");
        Script own = script("2_b.up.sql", "-- transaction:no\nPRAGMA foreign_keys = OFF;\nDROP TABLE t;");

        for (Lint lint : List.of(SERVER, FILE)) {
            assertThat(lint.check(transactional)).singleElement().satisfies(found -> {
                assertThat(found.isError()).isFalse();
                assertThat(found.text()).startsWith("1_a.up.sql:1:1: ");
                assertThat(found.advice()).contains("defer_foreign_keys");
            });
            assertThat(lint.check(own)).isEmpty();
            assertThat(lint.require(List.of(own, transactional))).hasSize(1);
        }
    }

    @Test
    void aTransactionThatDoesNotEndIsAnError() throws IOException {
        assertThat(texts(FILE.check(script("-- transaction:no\nBEGIN; SELECT 1; COMMIT;\n BEGIN; SELECT 2"))))
                .singleElement()
                .asString()
                .startsWith("1_a.up.sql:3:2: ");
        assertThat(FILE.check(script("-- transaction:no\nBEGIN; SELECT 1; ROLLBACK TO a; END; BEGIN; ROLLBACK;")))
                .isEmpty();
    }

    @Test
    void aScriptWithoutStatementsIsWarnedAbout() throws IOException {
        assertThat(SERVER.check(script("-- Write here the SQL.")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.isError()).isFalse();
                    assertThat(found.text()).startsWith("1_a.up.sql: ");
                });
    }

    @Test
    void theFirstErrorEndsTheCommand() throws IOException {
        List<Script> scripts =
                List.of(script("PRAGMA foreign_keys = OFF"), script("2_b.up.sql", "SELECT 1;\nVACUUM; ANALYZE;"));

        LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, () -> SERVER.require(scripts));

        assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_REFUSED);
        assertThat(failure).hasMessage("2_b.up.sql:2:1: sqld refuses VACUUM");
        assertThat(failure.hint()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'a; SELECT 2", "'a''; SELECT 2", "\"a; SELECT 2;", "[a; SELECT 2", "`a; SELECT 2", "x'00; "})
    void aMissingQuoteIsFoundWhereTheTextBegins(String text) throws IOException {
        assertThat(texts(SERVER.check(script("SELECT 'a''', ['], \"b\"\"\";\n SELECT " + text))))
                .containsExactly("1_a.up.sql:2:9: what begins here has no closing quote");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CREATE TABLE t (a, b DEFAULT (1); SELECT 2;  | 1:16
                    CREATE TABLE t (a)); SELECT 2                | 1:19
                    SELECT ')', (1) -- (                         |
                    """)
    void aParenthesisWithoutACounterpartIsFound(String sql, String place) throws IOException {
        assertThat(texts(FILE.check(script(sql))).toList())
                .isEqualTo(
                        place == null
                                ? List.of()
                                : List.of("1_a.up.sql:" + place + ": this parenthesis has no counterpart"));
    }

    @Test
    void whatCannotBeSplitIsAnError() throws IOException {
        assertThat(texts(SERVER.check(script("SELECT 1;\n  CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1;\n"))))
                .containsExactly("1_a.up.sql:2:3: the statement that begins here does not end");
        assertThat(SERVER.check(script("SELECT 1;\n ROLLBACK;")))
                .singleElement()
                .satisfies(found -> assertThat(found.text()).startsWith("1_a.up.sql:2:2: ROLLBACK"));
    }

    /** Asking a line this long for the mark at every statement took minutes. */
    @Test
    @Timeout(60)
    void tenMegabytesInOneLineAreChecked() throws IOException {
        Script script = script("INSERT INTO t VALUES ('it''s one row of very many -- ; /* all of which are in a line');"
                .repeat(110_000));

        assertThat(script.statements()).hasSize(110_000);
        assertThat(SERVER.check(script)).isEmpty();
    }
}
