package dev.libsqlctl.backup.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.ReferenceShell;
import dev.libsqlctl.support.ShellTest;
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
