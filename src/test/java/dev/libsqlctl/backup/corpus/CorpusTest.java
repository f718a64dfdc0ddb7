package dev.libsqlctl.backup.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.ReferenceShell;
import dev.libsqlctl.support.ShellTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corpus itself: what it is made of, and that its yardstick sees differences. */
@ShellTest
class CorpusTest {
    @TempDir
    private Path directory;

    @Test
    void namesAreUnique() {
        assertThat(Corpus.all()).extracting(CorpusDatabase::name).doesNotHaveDuplicates();
    }

    @Test
    void everyDatabaseIsMadeAndTheSameEachTime() throws Exception {
        for (CorpusDatabase database : Corpus.all()) {
            Path first = database.build(Files.createTempDirectory(directory, "first"));
            Path second = database.build(Files.createTempDirectory(directory, "second"));
            assertThat(ReferenceShell.dump(first)).as(database.name()).isEqualTo(ReferenceShell.dump(second));
            assertThat(ReferenceShell.execute(first, "PRAGMA integrity_check;"))
                    .as(database.name())
                    .isEqualTo("ok\n");
        }
    }

    @Test
    void whatDoesNotExcludeOneAnotherIsOneDatabase() {
        Path file = Corpus.everything().build(directory);
        assertThat(ReferenceShell.dump(file)).hasSizeGreaterThan(4_000_000);
    }

    @Test
    void theYardstickSeesEveryBit() throws SQLException {
        String[] values = {
            "NULL",
            "0",
            "0.0",
            "-0.0",
            "1",
            "1.0",
            "'1'",
            "X'31'",
            "''",
            "X''",
            "'a'",
            "'a' || char(0)",
            "CAST(X'ff' AS TEXT)",
            "X'ff'",
            "9e999",
            "-9e999",
            "0.1",
            "0.1 + 1e-17 + 1e-17",
            "char(65533)",
            "9223372036854775807",
            "9223372036854775807.0"
        };
        for (int i = 0; i < values.length; i++) {
            ReferenceShell.execute(
                    directory.resolve("v" + i), "CREATE TABLE t(x); INSERT INTO t VALUES(" + values[i] + ");");
        }
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Contents.of(directory.resolve("v" + i)))
                        .as(values[i] + " and " + values[j])
                        .isNotEqualTo(Contents.of(directory.resolve("v" + j)));
            }
        }
    }
}
