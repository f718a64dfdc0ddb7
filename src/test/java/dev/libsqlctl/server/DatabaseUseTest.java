package dev.libsqlctl.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUseTest {
    /** No process has it: more than any kernel hands out. */
    private static final long NOBODY = 1L << 40;

    @TempDir
    Path directory;

    @Test
    void touchesTheDirectoryOfItsDatabase() {
        assertThat(use("sqld", "--db-path", directory + "/iku.db").touches(directory))
                .isTrue();
        assertThat(use("sqld", "--db-path", directory.toString()).touches(directory))
                .isTrue();
    }

    @Test
    void touchesNoOther() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));

        assertThat(use("sqld", "--db-path", other + "/iku.db").touches(directory))
                .isFalse();
        assertThat(use("sqlite3", "--db-path", directory + "/iku.db").touches(directory))
                .isFalse();
        assertThat(use("sqld").touches(directory)).isFalse();
    }

    @Test
    void copesWithStrangePaths() {
        assertThat(use("sqld", "--db-path", "/").touches(directory)).isFalse();
        assertThat(use("sqld", "--db-path", "").touches(directory)).isFalse();
        assertThat(use("sqld", "--db-path", "a\0b").touches(directory)).isFalse();
    }

    private static DatabaseUse use(String... command) {
        return DatabaseUse.of(new RunningProcess(NOBODY, List.of(command)));
    }
}
