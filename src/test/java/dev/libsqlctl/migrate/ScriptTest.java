package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.filesystem.FileSystemResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    @TempDir
    Path directory;

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("1_a.up.sql"), content);
    }

    private Script script(String text) throws IOException {
        return Script.read(file(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> sql(String text) throws IOException {
        return script(text).statements().stream().map(ScriptStatement::sql).toList();
    }

    @Test
    void everyStatementKnowsWhereItBegins() throws IOException {
        String text =
                "-- first\r\n\r\n  SELECT 1; /* x */ SELECT '\r\n;';\r\n\tCREATE TRIGGER a AFTER INSERT ON t BEGIN\r\n"
                        + "  SELECT 1; -- END;\r\nEND; SELECT 'é', \"ü\", [;], `;`";

        assertThat(script(text).statements())
                .extracting(ScriptStatement::line, ScriptStatement::column)
                .containsExactly(tuple(3, 3), tuple(3, 21), tuple(5, 2), tuple(7, 6));
        assertThat(sql(text)).element(1).asString().endsWith("SELECT '\r\n;'");
        assertThat(sql(text)).last().isEqualTo("SELECT 'é', \"ü\", [;], `;`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", ";;\n;", "-- nothing", "/* nothing */", "\ufeff"})
    void aScriptMayHoldNothing(String text) throws IOException {
        assertThat(script(text).statements()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfIt() throws IOException {
        assertThat(sql("\ufeffSELECT 1")).containsExactly("SELECT 1");
        assertThat(script("\ufeff-- transaction:no\nSELECT 1").transactional()).isFalse();
        assertThat(script("\ufeffSELECT 1").checksum())
                .isEqualTo(script("SELECT 1").checksum());
    }

    @Test
    void placeholdersOfFlywayAreText() throws IOException {
        assertThat(sql("INSERT INTO t VALUES ('${x}'), ('${flyway:timestamp}')"))
                .containsExactly("INSERT INTO t VALUES ('${x}'), ('${flyway:timestamp}')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- transaction:no\nSELECT 1",
                "-- transaction: no\r\nSELECT 1",
                "--transaction:no",
                "-- a vacuum; transaction:no, then\nSELECT 1",
                "/* transaction: no */ SELECT 1;\nSELECT 2"
            })
    void theFirstLineMaySayThatThereIsNoTransaction(String text) throws IOException {
        assertThat(script(text).transactional()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "SELECT 1", "\n-- transaction:no\nSELECT 1", "-- transaction:yes\n", "-- Transaction:No\n"})
    void otherwiseThereIsOne(String text) throws IOException {
        assertThat(script(text).transactional()).isTrue();
    }

    @Test
    void beginAndCommitAreLeftToTheTransactionAroundTheScript() throws IOException {
        String text = "BEGIN IMMEDIATE; SELECT 1; SAVEPOINT a; ROLLBACK TO a; ROLLBACK TRANSACTION TO SAVEPOINT a;"
                + " RELEASE a; COMMIT; BEGIN; SELECT 2; END TRANSACTION;";

        assertThat(sql(text))
                .containsExactly(
                        "SELECT 1",
                        "SAVEPOINT a",
                        "ROLLBACK TO a",
                        "ROLLBACK TRANSACTION TO SAVEPOINT a",
                        "RELEASE a",
                        "SELECT 2");
        assertThat(sql("-- transaction:no\nBEGIN; SELECT 1; ROLLBACK"))
                .element(2)
                .isEqualTo("ROLLBACK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT 1; ROLLBACK; SELECT 2     | 1_a.up.sql:1:11: ROLLBACK
                    SELECT 1; rollback transaction   | 1_a.up.sql:1:11: ROLLBACK
                    CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; | does not end
                    """)
    void whatCannotBeRunSaysWhy(String text, String message) throws IOException {
        Script script = script(text);

        LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, script::statements);

        assertThat(failure).hasMessageContaining(message).hasMessageContaining("1_a.up.sql");
        assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_REFUSED);
        assertThat(failure.hint()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16LE", "UTF-16"})
    void otherEncodingsAreRefused(String charset) throws IOException {
        Path file = file("SELECT 'é'".getBytes(Charset.forName(charset)));

        LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, () -> Script.read(file));

        assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_UNREADABLE);
        assertThat(failure).hasMessageContaining("1_a.up.sql");
        assertThat(failure.hint()).contains("Save it as UTF-8.");
    }

    @Test
    void aFileThatIsGoneOrAFolderIsUnreadable() throws IOException {
        Files.createDirectory(directory.resolve("2_b.up.sql"));
        for (String name : List.of("2_b.up.sql", "3_c.up.sql")) {
            LibsqlctlException failure =
                    catchThrowableOfType(LibsqlctlException.class, () -> Script.read(directory.resolve(name)));

            assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_UNREADABLE);
            assertThat(failure).hasMessageContaining(name);
        }
    }

    /** Whoever turns to plain Flyway later must not be told that every file has changed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "SELECT 1", "\ufeffSELECT 'é';\r\n\r\nSELECT 2;\rSELECT 3\n", "\n\n"})
    void theChecksumIsTheOneThatFlywayTakesOfTheFile(String text) throws IOException {
        Script script = script(text);

        assertThat(script.checksum())
                .isEqualTo(ChecksumCalculator.calculate(new FileSystemResource(
                        Location.fromPath("filesystem:", directory.toString()),
                        script.file().toString(),
                        StandardCharsets.UTF_8,
                        false)));
    }

    @Test
    void lineEndsAreAlikeToTheChecksum() throws IOException {
        int checksum = script("SELECT 1;\nSELECT 2;\n").checksum();

        assertThat(script("SELECT 1;\r\nSELECT 2;\r\n").checksum()).isEqualTo(checksum);
        assertThat(script("SELECT 1;\nSELECT 3;\n").checksum()).isNotEqualTo(checksum);
    }
}
