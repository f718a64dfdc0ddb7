package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Rows of files, brought into a server's database and into a file. */
class ImportRowsIT {
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

    private Program.Run run(String url, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url));
        return Program.in(directory).run(all.toArray(String[]::new));
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).getFileName().toString();
    }

    private String sql(String url, String query) {
        Program.Run run = run(url, "sql", query);
        assertThat(run).succeeded();
        return run.out();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTableIsMadeOfWhatFitsEveryValue(String url) throws IOException {
        sql(url, "DROP TABLE IF EXISTS people");
        String file = write(
                "people.csv",
                "\ufeffid,\"full name\",zip,height,note\r\n1,\"Hopper, \"\"Amazing\"\"\nGrace\",01234,1.65,\r\n2,é,20016,,2\r\n");

        JsonObject answer = assertThat(
                        run(url, "import", "csv", file, "people", "--type", "id=INTEGER PRIMARY KEY", "--json"))
                .succeeded()
                .json();

        assertThat(answer.get("rows").getAsInt()).isEqualTo(2);
        assertThat(answer.get("created").getAsBoolean()).isTrue();
        assertThat(sql(url, "SELECT sql FROM sqlite_schema WHERE name = 'people'"))
                .isEqualTo(
                        "CREATE TABLE \"people\" (\"id\" INTEGER PRIMARY KEY, \"full name\" TEXT, \"zip\" TEXT, \"height\" REAL, \"note\" INTEGER)\n");
        assertThat(sql(url, "SELECT id, \"full name\", zip, quote(height), quote(note) FROM people"))
                .isEqualTo("1\tHopper, \"Amazing\"\\nGrace\t01234\t1.65\tNULL\n2\té\t20016\tNULL\t2\n");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void rowsAreAppendedByTheNamesOfTheirColumns(String url) throws IOException {
        sql(url, "DROP TABLE IF EXISTS t; CREATE TABLE t(a INTEGER, b TEXT DEFAULT 'x', c)");

        assertThat(run(url, "import", "tsv", write("t.tsv", "C\ta\nq\\ta\\\\\t7\n"), "t"))
                .succeeded()
                .says("1 row is in t.");
        assertThat(run(
                        url,
                        "import",
                        "csv",
                        write("t.csv", "8;none\n"),
                        "t",
                        "--columns",
                        "a,b",
                        "--separator",
                        ";",
                        "--null",
                        "none"))
                .succeeded();
        assertThat(run(
                        url,
                        "import",
                        "ndjson",
                        write("t.ndjson", "{\"a\": 9, \"c\": [1, {\"d\": null}]}\n\n{\"b\": true, \"c\": 1.5}\n"),
                        "t"))
                .succeeded()
                .says("2 rows are in t.");

        assertThat(sql(url, "SELECT a, quote(b), quote(c) FROM t ORDER BY rowid"))
                .isEqualTo("7\t'x'\t'q\\ta\\\\'\n8\tNULL\tNULL\n9\tNULL\t'[1,{\"d\":null}]'\n\t'1'\t1.5\n");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void badRowsAreNamedByTheirLinesAndNothingIsImported(String url) throws IOException {
        sql(url, "DROP TABLE IF EXISTS t; CREATE TABLE t(a INTEGER PRIMARY KEY, b)");

        assertThat(run(url, "import", "csv", write("short.csv", "a,b\n1,\"x\ny\"\n2\n3,z,z\n"), "t"))
                .failedWith(ErrorCode.ROWS_INVALID)
                .warns("line 4: 1 values, and there are 2 columns; line 5: 3 values");
        assertThat(run(url, "import", "ndjson", write("bad.ndjson", "{\"a\": 1}\n{\"a\": \n[1]\n"), "t"))
                .failedWith(ErrorCode.ROWS_INVALID)
                .warns("line 2: no JSON object; line 3: no JSON object");
        assertThat(run(url, "import", "csv", write("name.csv", "a,bb\n1,2\n"), "t"))
                .failedWith(ErrorCode.ROWS_INVALID)
                .warns("hint: Did you mean b");
        StringBuilder many = new StringBuilder("a,b\n");
        for (int i = 1; i <= 1_200; i++) {
            many.append(i == 700 ? 3 : i).append(",x\n");
        }
        assertThat(run(url, "import", "csv", write("twice.csv", many.toString()), "t"))
                .failedWith(ErrorCode.SQL_FAILED)
                .warns("twice.csv: line 701: ")
                .warns("UNIQUE constraint failed: t.a");
        assertThat(sql(url, "SELECT count(*) FROM t")).isEqualTo("0\n");
    }

    @Test
    void whatIsNoFileOfRows() throws IOException {
        assertThat(run("sqlite:app.db", "import", "csv", "nowhere.csv", "t")).failedWith(ErrorCode.IO_ERROR);
        assertThat(run("sqlite:app.db", "import", "csv", write("empty.csv", ""), "t"))
                .failedWith(ErrorCode.ROWS_INVALID)
                .warns("is empty");
        assertThat(run("sqlite:app.db", "import", "csv", write("same.csv", "a,A\n1,2\n"), "t"))
                .failedWith(ErrorCode.ROWS_INVALID)
                .warns("two columns");
        assertThat(run("sqlite:app.db", "import", "csv", write("open.csv", "a\n\"x\n"), "t"))
                .failedWith(ErrorCode.IO_ERROR);
        Files.write(directory.resolve("latin.csv"), "a\né\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("sqlite:app.db", "import", "csv", "latin.csv", "t"))
                .failedWith(ErrorCode.IO_ERROR)
                .warns("UTF-8");
        assertThat(directory.resolve("app.db")).doesNotExist();
    }
}
