package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a long backup, and what a program that reads one gets. */
class BackupTerminalIT {
    private static final int ROWS = 200_000;

    @TempDir
    Path directory;

    @BeforeEach
    void create() {
        Databases.twoTables(directory.resolve("large.db"), ROWS);
    }

    private String shell(String command, Path err) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private String program() {
        return Program.distribution().resolve("bin/libsqlctl").toString();
    }

    @Test
    void aTerminalShowsHowFarItIsAndNothingRemains() throws Exception {
        String out = shell(
                "TERM=xterm script -q -e -c '" + program() + " backup --url sqlite:large.db -o x.sql' /dev/null",
                directory.resolve("err"));
        List<String> drawn = List.of(out.split("\r"));
        assertThat(drawn)
                .anySatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "(?s)writing \\[#*-*\\] [0-9,]+ rows, [0-9.]+ [KMG]?i?B, [0-9.]+ [KMG]?i?B/s(, \\d+ s left)?\u001B\\[K.*"));
        // What was drawn last is wiped out before anything else is said.
        int last = out.lastIndexOf(" rows, ", out.lastIndexOf("x.sql: 2 tables") - 1);
        assertThat(out.substring(last)).contains("\r\u001B[K").contains("x.sql: 2 tables");
    }

    @Test
    void withoutOneThereIsNoBar() {
        Program.Run run = Program.in(directory).run("backup", "--url", "sqlite:large.db", "-o", "x.sql");
        assertThat(run).succeeded();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("source: ").doesNotContain("\r", "\u001B");
    }

    @Test
    void aReaderThatHasSeenEnoughEndsItInSilence() throws Exception {
        Path err = directory.resolve("err");
        for (String option : List.of("", " --no-verify")) {
            assertThat(shell(program() + " backup --url sqlite:large.db -o -" + option + " | head -1", err))
                    .isEqualTo("PRAGMA foreign_keys=OFF;\n");
            assertThat(Files.readString(err).lines()).allMatch(line -> line.startsWith("source: "));
        }
    }
}
