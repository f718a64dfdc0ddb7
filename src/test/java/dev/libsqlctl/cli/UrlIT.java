package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.connect.Client;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.SqldServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code url}, tried with the clients that are here. */
class UrlIT {
    private static final String ONE = "\"rows\":[[{\"type\":\"integer\",\"value\":\"1\"}]]";

    @TempDir
    Path directory;

    private Program program() {
        return Program.in(directory);
    }

    private Run url(String client, String url) {
        return program().run("url", "--for", client, "--url", url);
    }

    private SqldServer secured() {
        assertThat(program().run("generate-jwt", "--no-demo")).succeeded();
        return SqldServer.start(
                Map.of("SQLD_AUTH_JWT_KEY_FILE", directory.resolve("public.pub").toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8081/, http://127.0.0.1:8081",
        "ws://127.0.0.1:8081, http://127.0.0.1:8081",
        "libsql://127.0.0.1:8081?tls=0, http://127.0.0.1:8081",
        "libsql://db.example.org, https://db.example.org",
        "wss://db.example.org/path, https://db.example.org/path"
    })
    void thePlainUrlIsAloneOnStdout(String given, String expected) {
        Run run = program().with("LIBSQLCTL_TOKEN", "secret").run("url", "--url", given);

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo(expected + "\n");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void theTokenIsReferredToAndNotShown(Client client) {
        String name = client.name().toLowerCase(Locale.ROOT);

        Run secured = program().with("LIBSQLCTL_TOKEN", "s3cr3t").run("url", "--for", name);
        Run open = program().run("url", "--for", name);

        assertThat(secured).succeeded().says("http://127.0.0.1:8080").warns("LIBSQL_AUTH_TOKEN");
        assertThat(secured.out() + secured.err()).doesNotContain("s3cr3t");
        assertThat(open).succeeded().says("http://127.0.0.1:8080");
        assertThat(open.out()).doesNotContain("TOKEN").doesNotContain("libsql://");
        assertThat(open.err()).isEmpty();
    }

    @Test
    void jsonHasTheTextAndWhatItRefersTo() {
        Run run = program().with("LIBSQLCTL_TOKEN", "s3cr3t").run("url", "--for", "jdbc", "--json");

        assertThat(assertThat(run).succeeded().json().toString())
                .isEqualTo(
                        "{\"url\":\"http://127.0.0.1:8080\",\"client\":\"jdbc\",\"token_variable\":\"LIBSQL_AUTH_TOKEN\","
                                + "\"text\":\"jdbc:libsql:http://127.0.0.1:8080\"}");
    }

    @Test
    void anUnknownClientIsRefusedWithTheKnownOnes() {
        assertThat(program().run("url", "--for", "cobol"))
                .failedWith(ErrorCode.USAGE)
                .warns("curl, js, python");
    }

    @Test
    @NeedsProgram("curl")
    void curlAsksAnOpenServer() {
        try (SqldServer server = SqldServer.start()) {
            Run run = Program.of(Path.of("/bin/sh"), directory)
                    .run("-c", url("curl", server.url()).out());

            assertThat(run).succeeded().says(ONE);
        }
    }

    @Test
    @NeedsProgram("curl")
    void curlAsksASecuredServerAndHasTheTokenNotAmongItsArguments() {
        try (SqldServer server = secured()) {
            String token =
                    assertThat(program().run("token", "create")).succeeded().text();
            String command = program()
                    .with("LIBSQLCTL_TOKEN", token)
                    .run("url", "--for", "curl", "--url", server.url())
                    .out();
            Program shell = Program.of(Path.of("/bin/sh"), directory);

            assertThat(shell.run("-c", command)).says("Unauthorized");
            assertThat(shell.with("LIBSQL_AUTH_TOKEN", token).run("-c", command))
                    .succeeded()
                    .says(ONE);
            assertThat(command).doesNotContain("-H \"Authorization");
        }
    }

    @Test
    void theJdbcDriverTakesIt() throws Exception {
        try (SqldServer server = secured()) {
            String token =
                    assertThat(program().run("token", "create")).succeeded().text();
            String url = assertThat(url("jdbc", server.url())).succeeded().text();

            try (Connection connection = DriverManager.getConnection(url, "", token);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void aUrlWithAnApostropheStaysOneWordOfTheShell() throws Exception {
        Run run = url("curl", "http://127.0.0.1:1/it's/$HOME");
        Path arguments = directory.resolve("curl");
        Files.writeString(arguments, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(arguments.toFile().setExecutable(true)).isTrue();

        Run echoed = Program.of(Path.of("/bin/sh"), directory)
                .with("PATH", directory + ":/usr/bin:/bin")
                .run("-c", run.out());

        assertThat(echoed.out().lines()).contains("http://127.0.0.1:1/it's/$HOME/v2/pipeline");
    }
}
