package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.SqldBinaryFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A native server outlives the terminal it was started in, and Ctrl-C there; the program that started it does not. */
class TerminalIT {
    private static final char END_OF_TEXT = 3;

    @TempDir
    Path directory;

    private Path data;
    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        data = Files.createDirectory(directory.resolve("sqld-data"));
        engine = NativeEngine.of(System.getenv(), Optional.empty());
    }

    @AfterEach
    void killServer() {
        for (Server server : engine.servers(data)) {
            engine.kill(server);
            Eventually.become(
                    "stopped",
                    () -> engine.refresh(server).map(now -> !now.running()).orElse(true));
        }
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin:/bin", "/nowhere"})
    void survivesTheTerminalsEnd(String path) throws Exception {
        Process terminal = terminalWithServer(path);
        List<ProcessHandle> starter = programs(terminal);

        // script closes its side of the terminal: the kernel sends SIGHUP to all that belong to it.
        terminal.destroyForcibly();

        assertSurvived(starter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin:/bin", "/nowhere"})
    void survivesControlC(String path) throws Exception {
        Process terminal = terminalWithServer(path);
        List<ProcessHandle> starter = programs(terminal);

        terminal.getOutputStream().write(END_OF_TEXT);
        terminal.getOutputStream().flush();

        assertSurvived(starter);
        terminal.destroyForcibly();
    }

    private void assertSurvived(List<ProcessHandle> starter) {
        Eventually.become("the starter ended", () -> starter.stream().noneMatch(ProcessHandle::isAlive));
        Server server = engine.servers(data).get(0);
        assertThat(server.running()).isTrue();
        PlainHttp http = new PlainHttp(server.url());
        http.awaitHealthy();
        assertThat(http.execute("SELECT 20 + 22")).contains("\"42\"");
    }

    /** {@return the terminal's JVM and the shell around it, which the signal must have reached} */
    private List<ProcessHandle> programs(Process terminal) {
        long server = Long.parseLong(engine.servers(data).get(0).id().orElseThrow());
        List<ProcessHandle> programs = terminal.descendants()
                .filter(process -> process.pid() != server)
                .toList();
        assertThat(programs).isNotEmpty();
        return programs;
    }

    private Process terminalWithServer(String path) throws IOException {
        String java = String.join(
                " ",
                "exec",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                StartProgram.class.getName(),
                data.toString(),
                SqldBinaryFixture.path().toString(),
                Integer.toString(FreePort.next()),
                path);
        ProcessBuilder builder =
                new ProcessBuilder("script", "-q", "-e", "-c", java, "/dev/null").redirectErrorStream(true);
        builder.environment().putAll(Map.of("CLASSPATH", System.getProperty("java.class.path"), "SHELL", "/bin/sh"));
        Process terminal = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(terminal.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.strip().equals("running true")) {
                return terminal;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("the server was not started:\n" + seen);
    }
}
