package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's dump that goes to somebody who takes it more slowly than the server waits for a word: ten seconds. */
class SlowReaderFaultsIT {
    private static final int ROWS = 2_000;
    private static final int SILENCE_SECONDS = 14;

    @TempDir
    Path directory;

    /** The rows are large enough that the first page alone is more than fits between the two, and one answer less than the page. */
    @Test
    void inTheMiddleOfAPage() throws IOException {
        Path database = directory.resolve("source.db");
        Databases.execute(
                database,
                "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT)",
                "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<" + ROWS
                        + ") INSERT INTO t SELECT i, printf('%012000d', i) FROM c",
                "CREATE TABLE u(x TEXT)",
                "INSERT INTO u VALUES('last')");
        try (SqldServer server = SqldServer.start()) {
            assertThat(Program.in(directory).run("import", "source.db", "--url", server.url()))
                    .succeeded();
            Program.Run slow = Program.of(Path.of("/bin/sh"), directory)
                    .run(
                            "-c",
                            "{ '" + Program.distribution().resolve("bin/libsqlctl") + "' backup --url " + server.url()
                                    + " --no-verify -o - 2> err; echo $? > exit; } | { head -c 100000; sleep "
                                    + SILENCE_SECONDS + "; cat; } > slow.sql");
            assertThat(slow).succeeded();
        }
        assertThat(Files.readString(directory.resolve("exit")))
                .as(Files.readString(directory.resolve("err")))
                .isEqualTo("0\n");
        assertThat(Program.in(directory).run("backup", "--url", "sqlite:source.db", "-o", "file.sql"))
                .succeeded();
        assertThat(Files.mismatch(directory.resolve("slow.sql"), directory.resolve("file.sql")))
                .isEqualTo(-1);
    }
}
