package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.ReferenceShell;
import dev.libsqlctl.support.ShellTest;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format of {@code sql}, read by programs that are not ours, from a server and from a file. */
@ShellTest
class SqlFormatsIT {
    private static final Path CHINOOK = Path.of("src/test/resources/chinook/migrations");

    /** Each is a value that some format has to take care of. */
    private static final String NASTY = """
            CREATE TABLE nasty(i, r, t, b, n);
            INSERT INTO nasty VALUES(9223372036854775807, 0.1, 'plain', x'00ff', NULL);
            INSERT INTO nasty VALUES(-9223372036854775808, -1.5e-300, 'a, "quoted" ''text''', x'', NULL);
            INSERT INTO nasty VALUES(0, 1e300, char(9) || 'tab' || char(10) || 'line' || char(13) || '\\back', x'0a', 1);
            INSERT INTO nasty VALUES(1, 1e-7, '', NULL, -0.0);
            INSERT INTO nasty VALUES(2, 2.0, char(27) || '[31m' || char(7), x'1b', 'NULL');
            INSERT INTO nasty VALUES(3, 0.30000000000000004, '日本語 👩‍👩‍👧 é|ü', x'f09f', 123456789012345678);
            """;

    private static final String QUERY = "SELECT i, r, t, b, n FROM nasty ORDER BY rowid";

    @TempDir
    static Path directory;

    private static SqldServer server;

    @BeforeAll
    static void create() throws IOException {
        server = SqldServer.start();
        Path script = Files.writeString(directory.resolve("nasty.sql"), NASTY);
        for (String url : targets().toList()) {
            assertThat(Program.in(directory).run("sql", "--url", url, "-f", script.toString()))
                    .succeeded();
        }
        Path chinook = directory.resolve("chinook.db");
        try (Stream<Path> files = Files.list(CHINOOK)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".up.sql"))
                    .sorted(Comparator.comparing(SqlFormatsIT::number))
                    .toList()) {
                ReferenceShell.load(chinook, file);
            }
        }
    }

    private static int number(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().split("_")[0]);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> targets() {
        return Stream.of(server.url(), "sqlite:nasty.db");
    }

    private static String sql(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("sql", "--url", url));
        arguments.addAll(List.of(more));
        Program.Run run = Program.in(directory).run(arguments.toArray(String[]::new));
        assertThat(run).succeeded();
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aCsvLibraryReadsEveryValue(String url) throws IOException {
        String csv = sql(url, QUERY, "--format", "csv", "--null-value", "~");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setNullString("~")
                .get();
        List<CSVRecord> records = CSVParser.parse(new StringReader(csv), format).getRecords();

        assertThat(records).hasSize(6);
        assertThat(records.get(0).toMap().keySet()).containsExactlyInAnyOrder("i", "r", "t", "b", "n");
        assertThat(records.stream().map(record -> record.get("t")))
                .containsExactly(
                        "plain",
                        "a, \"quoted\" 'text'",
                        "\ttab\nline\r\\back",
                        "",
                        "\u001b[31m\u0007",
                        "日本語 👩‍👩‍👧 é|ü");
        assertThat(records.stream().map(record -> record.get("i")))
                .containsExactly("9223372036854775807", "-9223372036854775808", "0", "1", "2", "3");
        assertThat(records.stream().map(record -> record.get("r")))
                .containsExactly("0.1", "-1.5e-300", "1.0e+300", "1.0e-07", "2.0", "0.30000000000000004");
        assertThat(records.stream().map(record -> record.get("b")))
                .containsExactly("X'00FF'", "X''", "X'0A'", null, "X'1B'", "X'F09F'");
        assertThat(records.stream().map(record -> record.get("n")))
                .containsExactly(null, null, "1", "-0.0", "NULL", "123456789012345678");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aJsonParserReadsEveryValue(String url) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode array = mapper.readTree(sql(url, QUERY, "--format", "json"));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : sql(url, QUERY, "--format", "ndjson").lines().toList()) {
            lines.add(mapper.readTree(line));
        }

        assertThat(array).hasSize(6).containsExactlyElementsOf(lines);
        assertThat(lines.get(0).get("i").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(lines.get(1).get("i").longValue()).isEqualTo(Long.MIN_VALUE);
        assertThat(lines.stream().map(line -> line.get("r").doubleValue()))
                .containsExactly(0.1, -1.5e-300, 1e300, 1e-7, 2.0, 0.30000000000000004);
        assertThat(lines.get(4).get("r").isFloatingPointNumber()).isTrue();
        assertThat(lines.get(2).get("t").textValue()).isEqualTo("\ttab\nline\r\\back");
        assertThat(lines.get(4).get("t").textValue()).isEqualTo("\u001b[31m\u0007");
        assertThat(lines.get(0).get("n").isNull()).isTrue();
        assertThat(Base64.getDecoder()
                        .decode(lines.get(0).get("b").get("encoded").textValue()))
                .containsExactly(0, 0xff);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theOneDocumentHasTheSameValues(String url) throws IOException {
        JsonNode results = new ObjectMapper()
                .readTree(sql(
                        url,
                        "CREATE TABLE IF NOT EXISTS x(a); INSERT INTO x VALUES(1), (2); SELECT 1.0 AS a, x'ff' AS a",
                        "--json"))
                .get("results");

        assertThat(results).hasSize(3);
        assertThat(results.get(1).get("changes").intValue()).isEqualTo(2);
        assertThat(results.get(2).toString())
                .isEqualTo("{\"columns\":[\"a\",\"a\"],\"rows\":[[1.0,{\"$base64\":true,\"encoded\":\"/w==\"}]]}");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void sqliteReadsWhatInsertWrites(String url) throws IOException {
        String statements = sql(url, QUERY, "--format", "insert", "--insert-into", "a \"copy\"");
        Path copy = Files.createTempFile(directory, "copy", ".db");
        ReferenceShell.execute(copy, "CREATE TABLE \"a \"\"copy\"\"\"(i, r, t, b, n);\n" + statements);

        String columns = "quote(i), printf('%!.17g', r), quote(t), quote(b), quote(n), typeof(r) FROM ";
        assertThat(ReferenceShell.execute(copy, "SELECT " + columns + "\"a \"\"copy\"\"\";"))
                .isEqualTo(ReferenceShell.execute(directory.resolve("nasty.db"), "SELECT " + columns + "nasty;"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void linesAndTabsSplitIntoEveryValue(String url) {
        List<String[]> rows =
                sql(url, QUERY).lines().map(line -> line.split("\t", -1)).toList();

        assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(row).hasSize(5));
        assertThat(rows.get(2)[2]).isEqualTo("\\ttab\\nline\\r\\\\back");
        assertThat(rows.get(0)[4]).isEmpty();
        assertThat(sql(url, QUERY, "--header").lines().findFirst()).hasValue("i\tr\tt\tb\tn");
    }

    @Test
    void tablesAreDrawnInTheWidthOfTheirCharacters() {
        String query =
                "SELECT 1 AS \"Nr\", 'a' || char(10) || 'b|' AS t UNION ALL SELECT 22, '日本' UNION ALL SELECT NULL, '👩‍👩‍👧'";

        assertThat(sql("sqlite:nasty.db", query, "--format", "box")).isEqualTo("""
                ┌──────┬──────┐
                │   Nr │ t    │
                ├──────┼──────┤
                │    1 │ a␊b| │
                │   22 │ 日本 │
                │ NULL │ 👩‍👩‍👧   │
                └──────┴──────┘
                """.replace("│   Nr │", "│ Nr   │"));
        assertThat(sql("sqlite:nasty.db", query, "--format", "markdown", "--null-value", "-"))
                .isEqualTo("""
                | Nr | t     |
                |----|-------|
                |  1 | a␊b\\| |
                | 22 | 日本  |
                |  - | 👩‍👩‍👧    |
                """);
    }

    /** A server does not send them. */
    @Test
    void infinitiesAreReadAsSuch() throws IOException {
        String query = "SELECT 9e999 AS a, -9e999 AS b";

        assertThat(sql("sqlite:nasty.db", query)).isEqualTo("Inf\t-Inf\n");
        JsonNode row = new ObjectMapper()
                .readTree(sql("sqlite:nasty.db", query, "--format", "json"))
                .get(0);
        assertThat(row.get("a").doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(row.get("b").doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
        Path copy = directory.resolve("infinities.db");
        ReferenceShell.execute(
                copy, "CREATE TABLE t(a, b);\n" + sql("sqlite:nasty.db", query, "-F", "insert", "--insert-into", "t"));
        assertThat(ReferenceShell.execute(copy, "SELECT a = 9e999, b = -9e999 FROM t;"))
                .isEqualTo("1|1\n");
    }

    private static String shell(String settings, String query) {
        return ReferenceShell.execute(directory.resolve("chinook.db"), settings + "\n" + query + ";\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM Track ORDER BY TrackId",
                "SELECT * FROM Customer ORDER BY CustomerId",
                "SELECT c.Country, round(sum(i.Total), 2) AS Total, count(*) AS n FROM Customer c JOIN Invoice i USING (CustomerId) GROUP BY 1 ORDER BY 1",
                "SELECT * FROM Employee ORDER BY EmployeeId",
                "SELECT Name, Milliseconds / 60000.0 AS Minutes, typeof(UnitPrice) FROM Track WHERE Name LIKE '%''%' ORDER BY 1, 2"
            })
    void aSampleDatabaseIsShownAsByTheShell(String query) throws IOException {
        String url = "sqlite:chinook.db";

        List<String> ours = sql(url, query, "--format", "csv").lines().toList();
        List<String> theirs = shell(".mode csv\n.headers on\n.separator , \"\\n\"", query)
                .lines()
                .toList();
        if (!query.contains("60000.0")) {
            // Ours has all digits of a real number, theirs 15.
            assertThat(ours).isEqualTo(theirs);
        }
        assertThat(ours).hasSameSizeAs(theirs).hasSizeGreaterThan(1);
        assertThat(sql(url, query, "--format", "line")).isEqualTo(shell(".mode line", query));
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(sql(url, query, "--format", "json")))
                .isEqualTo(mapper.readTree(shell(".mode json", query)));
    }
}
