package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code env}, read by those for whom it is written. */
class EnvIT {
    private static final String URL = "http://127.0.0.1:8081";
    private static final List<String> URLS = List.of("LIBSQL_URL", "TURSO_DATABASE_URL", "DATABASE_URL");
    private static final List<String> TOKENS = List.of("LIBSQL_AUTH_TOKEN", "TURSO_AUTH_TOKEN", "DATABASE_TOKEN");

    /** All that a shell could take for something else, and that a token may hold. */
    private static final String WEIRD = "a'b\"c$HOME`id`\\n;#&|*?~!(x){y}<z>\\\\'";

    @TempDir
    Path directory;

    private Program program() {
        return Program.in(directory);
    }

    /** Runs a line of a shell that has the program on its path. */
    private Program shell(String token) {
        return Program.of(Path.of("/usr/bin/env"), directory)
                .with("LIBSQLCTL_TOKEN", token)
                .with("PATH", Program.distribution().resolve("bin") + ":" + System.getenv("PATH"));
    }

    @Test
    void aShellEvaluatesIt() {
        Run run = shell(WEIRD)
                .run(
                        "sh",
                        "-euc",
                        "eval \"$(libsqlctl env --url " + URL + ")\"; printf '%s\\n' \"$LIBSQL_URL\""
                                + " \"$TURSO_DATABASE_URL\" \"$DATABASE_URL\" \"$LIBSQL_AUTH_TOKEN\" \"$TURSO_AUTH_TOKEN\" \"$DATABASE_TOKEN\"");

        assertThat(run).succeeded();
        assertThat(run.out().lines()).containsExactly(URL, URL, URL, WEIRD, WEIRD, WEIRD);
    }

    @Test
    void whatItSetsReachesPrograms() {
        Run run = shell(WEIRD).run("sh", "-euc", "eval \"$(libsqlctl env --url " + URL + ")\"; env");

        assertThat(run.out().lines()).contains("LIBSQL_URL=" + URL, "DATABASE_TOKEN=" + WEIRD);
    }

    @Test
    void aTokenThatWasThereForAnotherDatabaseIsForgotten() {
        Run run = shell("")
                .with("LIBSQL_AUTH_TOKEN", "of-another-database")
                .run(
                        "sh",
                        "-euc",
                        "eval \"$(libsqlctl env --url " + URL + ")\"; printf '%s\\n' \"${LIBSQL_AUTH_TOKEN-none}\"");

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo("none\n");
    }

    @Test
    @NeedsProgram("fish")
    void fishSourcesIt() {
        Run run = shell(WEIRD)
                .with("DATABASE_TOKEN", "old")
                .run("fish", "-c", "libsqlctl env --format fish --url " + URL + " | source; env");

        assertThat(run).succeeded();
        assertThat(run.out().lines())
                .contains("LIBSQL_URL=" + URL, "TURSO_AUTH_TOKEN=" + WEIRD, "DATABASE_TOKEN=" + WEIRD);
        assertThat(shell("")
                        .with("DATABASE_TOKEN", "old")
                        .run("fish", "-c", "libsqlctl env --format fish --url " + URL + " | source; env")
                        .out())
                .contains("DATABASE_URL=" + URL)
                .doesNotContain("DATABASE_TOKEN");
    }

    @Test
    void aDotenvFileIsReadBack() throws IOException {
        String token = "eyJ.with$dollar#and`.tick";
        Run written = program().with("LIBSQLCTL_TOKEN", token).run("env", "--format", "dotenv", "--url", URL);
        assertThat(written).succeeded().says("LIBSQL_URL=" + URL + "\n").says("LIBSQL_AUTH_TOKEN='" + token + "'\n");
        Files.writeString(directory.resolve(".env"), written.out());

        Run read = program().run("env", "--json");

        assertThat(assertThat(read).succeeded().json().get("DATABASE_URL").getAsString())
                .isEqualTo(URL);
        assertThat(assertThat(read).json().get("DATABASE_TOKEN").getAsString()).isEqualTo(token);
    }

    @Test
    void aDotenvFileOfAPlainTokenHasNoQuotesAndNoneOfATokenThatIsNotThere() {
        assertThat(program()
                        .with("LIBSQLCTL_TOKEN", "eyJh.bGci-_.x=")
                        .run("env", "--format", "dotenv", "--url", URL)
                        .out()
                        .lines())
                .contains("TURSO_AUTH_TOKEN=eyJh.bGci-_.x=");
        assertThat(program()
                        .run("env", "--format", "dotenv", "--url", URL)
                        .out()
                        .lines())
                .containsExactlyElementsOf(
                        URLS.stream().map(name -> name + "=" + URL).toList());
    }

    @Test
    void whatReadersOfDotenvDisagreeOnIsRefusedAndNotShown() {
        Run run = program().with("LIBSQLCTL_TOKEN", WEIRD).run("env", "--format", "dotenv", "--url", URL);

        assertThat(run).failedWith(ErrorCode.SETTING_INVALID).warns("LIBSQL_AUTH_TOKEN");
        assertThat(run.err()).doesNotContain("HOME");
    }

    @Test
    void jsonHasWhatIsThere() {
        for (String[] words : List.of(new String[] {"env", "--format", "json"}, new String[] {"env", "--json"})) {
            Program program = program().with("LIBSQLCTL_URL", URL).with("LIBSQLCTL_TOKEN", WEIRD);
            Run run = program.run(words);

            assertThat(run).succeeded();
            assertThat(run.err()).isEmpty();
            URLS.forEach(name ->
                    assertThat(assertThat(run).json().get(name).getAsString()).isEqualTo(URL));
            TOKENS.forEach(name ->
                    assertThat(assertThat(run).json().get(name).getAsString()).isEqualTo(WEIRD));
        }
        assertThat(assertThat(program().run("env", "--format", "json"))
                        .succeeded()
                        .json()
                        .keySet())
                .containsExactlyElementsOf(URLS);
    }

    @Test
    void theTokenComesFromTheUsualPlaces() throws IOException {
        Files.writeString(directory.resolve("token.txt"), "of-the-file\n");
        Files.writeString(directory.resolve(".env"), "JWT_TOKEN=of-dotenv\n");

        assertThat(program().run("env", "--token-file", "token.txt"))
                .succeeded()
                .says("TURSO_AUTH_TOKEN='of-the-file'");
        assertThat(program().run("env")).succeeded().says("TURSO_AUTH_TOKEN='of-dotenv'");
        assertThat(program().with("LIBSQLCTL_TOKEN", "of-environment").run("env"))
                .says("DATABASE_TOKEN='of-environment'");
    }

    @Test
    void aTokenOfAnotherToolGoesOnlyWithItsUrl() {
        Run run = program()
                .with("TURSO_DATABASE_URL", "libsql://db.example.org")
                .with("TURSO_AUTH_TOKEN", "of-turso")
                .run("env", "--url", URL);

        assertThat(run).succeeded().says("unset TURSO_AUTH_TOKEN");
        assertThat(run.out()).doesNotContain("of-turso");
        assertThat(program()
                        .with("TURSO_DATABASE_URL", "libsql://db.example.org")
                        .with("TURSO_AUTH_TOKEN", "of-turso")
                        .run("env"))
                .says("LIBSQL_URL='https://db.example.org'")
                .says("LIBSQL_AUTH_TOKEN='of-turso'");
    }

    @Test
    void aFileIsNoServer() {
        assertThat(program().run("env", "--url", "sqlite:app.db")).failedWith(ErrorCode.SETTING_INVALID);
    }
}
