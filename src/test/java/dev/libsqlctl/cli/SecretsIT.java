package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.CommandLineRecorder;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a run of everything, no private key and no token is anywhere but where it belongs. */
class SecretsIT {
    private static final int PORT = FreePort.next();

    @TempDir
    Path directory;

    private final Set<String> secrets = new LinkedHashSet<>();
    private final List<String> said = new ArrayList<>();

    private Program program() {
        return Program.in(directory).with("LIBSQLCTL_ENGINE", "native").with("LIBSQLCTL_PORT", Integer.toString(PORT));
    }

    @AfterEach
    void removeServer() {
        program().run("destroy", "--yes", "--timeout", "5s");
    }

    /** Runs a command whose answer is no secret. */
    private Program.Run run(Program program, String... arguments) {
        Program.Run run = program.run(arguments);
        said.add(String.join(" ", arguments) + "\n" + run);
        return run;
    }

    /** Runs a command whose answer is a token. */
    private String token(String... arguments) {
        Program.Run run = program().run(arguments);
        said.add(String.join(" ", arguments) + "\n" + run.err());
        secrets.add(assertThat(run).succeeded().text());
        return run.out().strip();
    }

    private void learnPrivateKey() throws IOException {
        secrets.add(Files.readAllLines(directory.resolve("private.pem")).get(1));
    }

    @Test
    void aRunOfEverythingLeaksNothing() throws Exception {
        Set<String> commandLines;
        try (CommandLineRecorder recorder = CommandLineRecorder.start()) {
            runEverything();
            commandLines = recorder.seen();
        }

        assertThat(secrets).hasSize(5);
        assertThat(commandLines)
                .as("the recorder saw the server")
                .anyMatch(line -> line.contains("--http-listen-addr"));
        for (String secret : secrets) {
            assertThat(commandLines).noneMatch(line -> line.contains(secret));
            assertThat(said).noneMatch(text -> text.contains(secret));
        }
        assertThat(filesWithSecrets())
                .isEqualTo(Map.of("private.pem", "the current private key", "token.txt", "a token"));
    }

    private void runEverything() throws IOException {
        assertThat(run(program(), "first-start")).succeeded();
        String first = token("generate-jwt", "--restart", "--no-demo");
        learnPrivateKey();
        Files.writeString(directory.resolve("token.txt"), first + "\n");
        String reader = token("token", "create", "--access", "ro", "--expires", "1h");
        assertThat(run(program().with("JWT_TOKEN", first), "play")).succeeded();
        assertThat(run(program(), "play", "--token-file", "token.txt", "--json"))
                .succeeded();
        assertThat(run(program().with("LIBSQLCTL_TOKEN", reader), "play", "--verbose"))
                .exitedWith(4);
        assertThat(run(program().with("LIBSQLCTL_TOKEN", first + "x"), "play", "--verbose", "--json"))
                .exitedWith(4);
        assertThat(run(program().with("JWT_TOKEN", first), "alive")).succeeded();
        assertThat(run(program(), "status")).succeeded();
        assertThat(run(program(), "keys", "rotate")).succeeded();
        learnPrivateKey();
        String second = token("token", "create");
        assertThat(run(program().with("JWT_TOKEN", second), "restart")).succeeded();
        assertThat(run(program(), "keys", "retire", "--force")).succeeded();
        assertThat(run(program().with("JWT_TOKEN", first), "play")).exitedWith(4);
        assertThat(run(program().with("JWT_TOKEN", second), "play")).succeeded();
        assertThat(run(program(), "logs")).succeeded();
        assertThat(run(program(), "stop")).succeeded();
    }

    private Map<String, String> filesWithSecrets() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (secrets.stream().anyMatch(content::contains)) {
                    found.put(
                            directory.relativize(file).toString(),
                            content.contains("PRIVATE KEY") ? "the current private key" : "a token");
                }
            }
        }
        return found;
    }
}
