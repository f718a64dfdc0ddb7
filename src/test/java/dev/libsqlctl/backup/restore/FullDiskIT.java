package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.support.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that becomes full while a dump is loaded. */
class FullDiskIT {
    @TempDir
    Path directory;

    @Test
    void nothingIsLeftOnADiskThatIsTooSmall() throws IOException, InterruptedException {
        assumeTrue(SmallDisk.possible(), "only root can mount a small disk");
        String row = "INSERT INTO t VALUES('" + "x".repeat(10_000) + "');\n";
        String dump = "BEGIN;\nCREATE TABLE t(a);\n" + row.repeat(1000) + "COMMIT;\n";
        run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", directory.toString());
        try {
            assertThatThrownBy(() -> Loads.load(dump, directory.resolve("a.db")))
                    .isInstanceOfSatisfying(LibsqlctlException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR);
                        assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("Make room"));
                    })
                    .hasMessageContaining("database or disk is full");
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files).isEmpty();
            }
        } finally {
            run("umount", directory.toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
