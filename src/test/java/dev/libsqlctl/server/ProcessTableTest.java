package dev.libsqlctl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Eventually;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessTableTest {
    @Test
    void knowsThisProcess() {
        long self = ProcessHandle.current().pid();

        assertThat(ProcessTable.of(self)).hasValueSatisfying(process -> {
            assertThat(process.pid()).isEqualTo(self);
            assertThat(process.program()).isEqualTo("java");
            assertThat(process.describe()).isEqualTo("java, process " + self);
        });
        assertThat(ProcessTable.all()).contains(ProcessTable.of(self).orElseThrow());
    }

    @Test
    void givesEmptyArgumentsAsTheyAre() throws IOException {
        Process sleep = new ProcessBuilder("/bin/sh", "-c", "read line", "", "x", "").start();
        try {
            Eventually.become(
                    "a shell",
                    () -> ProcessTable.of(sleep.pid())
                            .filter(process -> process.program().equals("sh"))
                            .isPresent());
            assertThat(ProcessTable.of(sleep.pid()).orElseThrow().command())
                    .containsExactly("/bin/sh", "-c", "read line", "", "x", "");
        } finally {
            sleep.destroyForcibly();
            sleep.onExit().join();
        }
        assertThat(ProcessTable.of(sleep.pid())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sqld, sqld", "/opt/na\u00EFve/sqld, sqld", "./sqld, sqld", "/, ''"})
    void theProgramIsTheLastPartOfThePath(String path, String program) {
        assertThat(new RunningProcess(1, List.of(path)).program()).isEqualTo(program);
    }

    @Test
    void findsOptionsInBothForms() {
        RunningProcess process = new RunningProcess(1, List.of("sqld", "--a", "1", "--b=2", "--ab=3", "--c"));

        assertThat(process.option("--a")).contains("1");
        assertThat(process.option("--b")).contains("2");
        assertThat(process.option("--c")).isEmpty();
        assertThat(process.option("--d")).isEmpty();
        assertThat(process.option("sqld")).isEmpty();
    }
}
