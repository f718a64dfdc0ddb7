package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that are run by {@code sql}, on a server and on a file. */
class SqlIT {
    private static SqldServer server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> targets() {
        return Stream.of(server.url(), "sqlite:app.db");
    }

    private Program.Run sql(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("sql", "--url", url));
        arguments.addAll(List.of(more));
        return Program.in(directory).run(arguments.toArray(String[]::new));
    }

    private void reset(String url) {
        assertThat(sql(url, "DROP TABLE IF EXISTS users; CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT)"))
                .succeeded();
    }

    private String names(String url) {
        return sql(url, "SELECT group_concat(name) FROM users").out();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void severalStatementsTriggersAndComments(String url) throws IOException {
        reset(url);
        Path script = Files.writeString(directory.resolve("setup.sql"), """
                -- makes; everything
                CREATE TRIGGER IF NOT EXISTS twice AFTER INSERT ON users WHEN new.name NOT LIKE '%!' BEGIN
                  INSERT INTO users(name) VALUES(new.name || '!');
                  SELECT CASE 1 WHEN 1 THEN 2 END;
                END;
                INSERT INTO users(name) VALUES('Ada'); /* ; */ INSERT INTO users(name) VALUES('Bob')
                """);

        Program.Run run = sql(url, "-f", script.toString(), "SELECT name FROM users ORDER BY id; SELECT 'last'");

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo("Ada\nAda!\nBob\nBob!\nlast\n");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void valuesByNumberAndByName(String url) {
        reset(url);
        assertThat(sql(url, "INSERT INTO users VALUES(?, ?)", "-p", "42", "-p", "=x=y"))
                .succeeded();
        assertThat(sql(
                        url,
                        "INSERT INTO users VALUES(:id, @name); SELECT typeof($name), $name",
                        "-p",
                        "id=43",
                        "-p",
                        "name='42'"))
                .succeeded()
                .says("text\t42\n");
        assertThat(names(url)).isEqualTo("x=y,42\n");

        assertThat(sql(url, "SELECT ?, ?", "-p", "1"))
                .failedWith(ErrorCode.USAGE)
                .warns("the parameter ? has no value");
        assertThat(sql(url, "SELECT :a", "-p", "b=1"))
                .failedWith(ErrorCode.USAGE)
                .warns("-p a=VALUE");
        assertThat(sql(url, "SELECT 1", "-p", "b=1")).exitedWith(2).warns("no statement has a parameter :b");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void anErrorShowsItsPlaceAndWhatWasMeant(String url) {
        reset(url);

        assertThat(sql(url, "SELECT 1;\n SELECT nme\nFROM users"))
                .exitedWith(1)
                .says("1\n")
                .warns(
                        "error: SQL_FAILED: line 2: no such column: nme\n  SELECT nme\n         ^\nhint: Did you mean name?");
        assertThat(sql(url, "SELECT * FROM usrs"))
                .failedWith(ErrorCode.SQL_FAILED)
                .warns("hint: Did you mean users?");
        assertThat(sql(url, "SELECT * FORM users"))
                .failedWith(ErrorCode.SQL_FAILED)
                .warns("\n  SELECT * FORM users\n           ^\n");
        JsonObject answer = assertThat(sql(url, "SELECT 1 AS a; SELECT nme FROM users", "--json"))
                .exitedWith(1)
                .json();
        assertThat(answer.get("results").toString()).isEqualTo("[{\"columns\":[\"a\"],\"rows\":[[1]]}]");
        assertThat(answer.getAsJsonObject("error").get("code").getAsString()).isEqualTo("SQL_FAILED");
        assertThat(answer.getAsJsonObject("error").get("line").getAsInt()).isEqualTo(1);
        assertThat(answer.getAsJsonObject("error").get("position").getAsInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatComesBehindAnError(String url) {
        reset(url);
        String script =
                "INSERT INTO users VALUES(1, 'Ada'); INSERT INTO users VALUES(1, 'Bob'); INSERT INTO users VALUES(3, 'Cy')";

        assertThat(sql(url, script, "--single-transaction"))
                .failedWith(ErrorCode.SQL_FAILED)
                .warns("UNIQUE");
        assertThat(names(url)).isEqualTo("\n");
        assertThat(sql(url, script)).failedWith(ErrorCode.SQL_FAILED);
        assertThat(names(url)).isEqualTo("Ada\n");
        reset(url);
        assertThat(sql(url, script, "--continue-on-error")).exitedWith(1).warns("UNIQUE");
        assertThat(names(url)).isEqualTo("Ada,Cy\n");
        reset(url);
        assertThat(sql(url, "INSERT INTO users VALUES(1, 'Ada'); INSERT INTO users VALUES(2, 'Bob')", "-1"))
                .succeeded();
        assertThat(names(url)).isEqualTo("Ada,Bob\n");
        assertThat(sql(url, "SELECT 1", "-1", "--continue-on-error")).failedWith(ErrorCode.USAGE);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aStatementThatFailsAmidItsRowsLeavesJsonThatSaysSo(String url) throws IOException {
        String script =
                "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT CASE WHEN i < 3 THEN i ELSE abs(-9223372036854775807 - 1) END AS i FROM n;"
                        + " SELECT * FROM nowhere; SELECT 7 AS b";
        ObjectMapper mapper = new ObjectMapper();

        Program.Run document = sql(url, script, "--continue-on-error", "--json");
        assertThat(document).exitedWith(1).warns("integer overflow").warns("no such table: nowhere");
        JsonNode results = mapper.readTree(document.out()).get("results");
        assertThat(results).hasSize(3);
        assertThat(results.get(0).get("rows").toString()).isEqualTo("[[1],[2]]");
        assertThat(results.get(0).get("complete").booleanValue()).isFalse();
        assertThat(results.get(0).get("error").get("code").textValue()).isEqualTo("SQL_FAILED");
        assertThat(results.get(1).get("error").get("message").textValue()).isEqualTo("no such table: nowhere");
        assertThat(results.get(2).toString()).isEqualTo("{\"columns\":[\"b\"],\"rows\":[[7]]}");

        Program.Run arrays = sql(url, script, "--continue-on-error", "--format", "json");
        JsonParser each = mapper.createParser(arrays.out());
        JsonNode broken = each.readValueAsTree();
        assertThat(broken).hasSize(3);
        assertThat(broken.get(2).get("$error").get("message").textValue()).contains("the rows above are not all");
        assertThat(each.<JsonNode>readValueAsTree().toString()).isEqualTo("[{\"b\":7}]");
        assertThat(each.nextToken()).isNull();
    }

    /** Rows that wait until it is known how wide the columns are, and the end of a JSON text, are not forgotten. */
    @Test
    void whatCameBeforeAFailureIsWritten() throws IOException {
        String query =
                "SELECT value, CASE WHEN value < 3 THEN 'fine' ELSE json('{') END AS checked FROM json_each('[1, 2, 3]')";

        assertThat(sql("sqlite:app.db", query, "--format", "table").out()).isEqualTo("""
                +-------+---------+
                | value | checked |
                +-------+---------+
                |     1 | fine    |
                |     2 | fine    |
                +-------+---------+
                """);
        List<String> lines =
                sql("sqlite:app.db", query, "--format", "ndjson").out().lines().toList();
        assertThat(lines.subList(0, 2))
                .containsExactly("{\"value\":1,\"checked\":\"fine\"}", "{\"value\":2,\"checked\":\"fine\"}");
        JsonNode last = new ObjectMapper().readTree(lines.get(2));
        assertThat(last.get("$error").get("message").textValue()).startsWith("malformed JSON");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatIsSaidAboutAResult(String url) {
        Program.Run run = sql(url, "VALUES(1),(2),(3)", "--max-rows", "2", "--timing");

        assertThat(run).succeeded().warns("only the first 2 rows are shown").warns("time: 0.");
        assertThat(run.out()).isEqualTo("1\n2\n");
        assertThat(sql(url, "VALUES(1),(2)", "--max-rows", "2").err()).isEmpty();
        assertThat(sql(url, "SELECT NULL", "--null-value", "(none)").out()).isEqualTo("(none)\n");
        assertThat(sql(url, "SELECT 1", "--format", "xml"))
                .failedWith(ErrorCode.USAGE)
                .warns("none of table, box, json, ndjson, csv, tsv, markdown, line, insert");
    }

    private String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        command.replace(
                                "libsqlctl",
                                Program.distribution().resolve("bin/libsqlctl").toString()))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void standardInputIsReadAsItComes(String url) throws Exception {
        assertThat(shell("echo 'SELECT 1; SELECT 2' | libsqlctl sql --url " + url))
                .isEqualTo("1\n2\n");
        assertThat(shell("echo 'SELECT 2' | libsqlctl sql --url " + url + " 'SELECT 1' - 'SELECT 3'"))
                .isEqualTo("1\n2\n3\n");
        // The second line is only written when the answer to the first was seen.
        assertThat(shell(
                        "mkfifo answers; { echo 'SELECT 41 + 1;'; read answer <answers; echo \"SELECT 'got $answer';\"; } |"
                                + " libsqlctl sql --url " + url + " - | tee answers; rm answers"))
                .isEqualTo("42\ngot 42\n");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aReaderThatHasSeenEnoughEndsItInSilence(String url) throws Exception {
        String rows =
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000) SELECT i FROM n";

        assertThat(shell("libsqlctl sql --url " + url + " '" + rows + "' | head -n 2"))
                .isEqualTo("1\n2\n");
    }

    /** The answer does not fit into a pipe that nobody reads any more. */
    @Test
    void soDoesEveryCommand() throws Exception {
        assertThat(shell("{ libsqlctl completion fish; echo $? >&2; } | true")).isEqualTo("1\n");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTerminalGetsATableAndNoneOfTheDatasControlCharacters(String url) throws Exception {
        String out = shell("TERM=xterm script -q -e -c \"libsqlctl sql --url " + url
                + " 'SELECT char(27, 91, 50, 74) AS t, char(155) AS c; SELECT 2'\" /dev/null </dev/null");

        assertThat(out.replace("\r", "")).contains("| ␛[2J | � |").contains("+---+\n| 2 |");
        assertThat(out).doesNotContain("\u001b", "\u009b");
        assertThat(shell("TERM=xterm script -q -e -c \"libsqlctl sql --format csv --url " + url
                        + " 'SELECT char(27, 91, 50, 74)'\" /dev/null </dev/null"))
                .contains("␛[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void aServerThatIsGoneInTheMiddleOfAResultIsAFailure() throws Exception {
        try (SqldServer mortal = SqldServer.start()) {
            String rows =
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT i, 'text' FROM n";
            Program.Running running =
                    Program.in(directory).start("sql", "--url", mortal.url(), rows, "--format", "csv");
            while (running.out().lines().count() < 10_000) {
                Thread.sleep(20);
            }
            mortal.kill();
            Program.Run run = running.end();

            assertThat(run).exitedWith(3).warns("error: SQL_FAILED").warns("the rows above are not all");
        }
    }

    @Test
    void thereIsNothingToRun() throws Exception {
        assertThat(sql("sqlite:app.db", "-f", "nowhere.sql"))
                .failedWith(ErrorCode.IO_ERROR)
                .warns("nowhere.sql");
        Files.write(directory.resolve("latin.sql"), "SELECT 'é'".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sql("sqlite:app.db", "-f", "latin.sql"))
                .failedWith(ErrorCode.IO_ERROR)
                .warns("no UTF-8 text");
        assertThat(sql("http://127.0.0.1:1", "SELECT 1")).exitedWith(3);
        assertThat(sql("sqlite:app.db", "  -- nothing").out()).isEmpty();
    }
}
