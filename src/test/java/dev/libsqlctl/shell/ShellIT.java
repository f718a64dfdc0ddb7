package dev.libsqlctl.shell;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.support.TerminalSession;
import dev.libsqlctl.support.TerminalTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody at a terminal, with a server and with a file. */
@TerminalTest
class ShellIT {
    private static final String PROMPT = "libsql> ";
    private static final String IN_TRANSACTION = "libsql*> ";
    private static final String ENDLESS =
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT count(*) FROM c;";
    private static final String CTRL_C = "\003";
    private static final String CTRL_D = "\004";
    private static final String FILE = "sqlite:app.db";

    private static final String DUMP = """
            PRAGMA foreign_keys=OFF;
            BEGIN TRANSACTION;
            CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT);
            INSERT INTO users VALUES(7,'Cy');
            CREATE INDEX by_name ON users(name);
            COMMIT;
            """;

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
        return Stream.of(server.url(), FILE);
    }

    private TerminalSession shell(String url, Map<String, String> environment) {
        return TerminalSession.start(directory, environment, "shell", "--url", url)
                .sees(PROMPT);
    }

    private TerminalSession shell(String url) {
        return shell(url, Map.of());
    }

    private void reset(String url) {
        assertThat(
                        Program.in(directory)
                                .run(
                                        "sql",
                                        "--url",
                                        url,
                                        "DROP TABLE IF EXISTS users; CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT); CREATE INDEX by_name ON users(name)"))
                .succeeded();
    }

    private Path historyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("state/libsqlctl/history"))) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void statementsOfSeveralLinesTransactionsAndErrors(String url) {
        reset(url);
        try (TerminalSession shell = shell(url)) {
            shell.enter("CREATE TRIGGER twice AFTER INSERT ON users BEGIN SELECT 1;")
                    .sees("   ...> ");
            shell.enter("END;").sees(PROMPT);
            shell.enter("BEGIN;").sees(IN_TRANSACTION);
            shell.enter("INSERT INTO users VALUES(1, 'Ada'), (2, NULL);")
                    .sees("2 rows changed\n")
                    .sees(IN_TRANSACTION);
            shell.enter("COMMIT;").sees(PROMPT);
            assertThat(shell.text()).containsOnlyOnce("rows changed");
            shell.enter("SELECT * FROM users; SELECT 'second';")
                    .sees("| id | name |\n")
                    .sees("|  2 | NULL |\n")
                    .sees("| second   |\n")
                    .sees(PROMPT);
            shell.enter("SELECT nme")
                    .sees("   ...> ")
                    .type("FROM users;\r")
                    .sees(
                            "error: SQL_FAILED: no such column: nme\n  SELECT nme\n         ^\nhint: Did you mean name?\n");
            shell.sees(PROMPT).type(CTRL_D).ended(0);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void dotCommands(String url) throws IOException {
        reset(url);
        Files.writeString(
                directory.resolve("more.sql"),
                ".mode line\nINSERT INTO users\nVALUES(7, 'Cy');\nSELECT * FROM usrs;\nSELECT 'never';\n");
        try (TerminalSession shell = shell(url)) {
            shell.enter(".tables").sees("\nusers\n").sees(PROMPT);
            shell.enter(".schema users")
                    .sees(
                            "CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT);\nCREATE INDEX by_name ON users(name);\n")
                    .sees(PROMPT);
            shell.enter(".indexes").sees("\nby_name\n").sees(PROMPT);
            shell.enter(".read more.sql")
                    .sees("1 row changed\nerror: SQL_FAILED: line 4: no such table: usrs\n")
                    .sees("hint: Did you mean users?")
                    .sees(PROMPT);
            shell.enter("SELECT * FROM users;").sees("   id = 7\n name = Cy\n").sees(PROMPT);
            shell.enter(".mode csv")
                    .sees(PROMPT)
                    .type(".headers off\r")
                    .sees(PROMPT)
                    .type(".nullvalue nothing\r")
                    .sees(PROMPT);
            shell.enter("SELECT 'a b', NULL;").sees("\n\"a b\",nothing\n").sees(PROMPT);
            shell.enter(".mode").sees("\ncsv\n").sees(PROMPT);
            shell.enter(".output out.csv")
                    .sees(PROMPT)
                    .type("SELECT 42;\r")
                    .sees(PROMPT)
                    .type(".output\r")
                    .sees(PROMPT);
            assertThat(directory.resolve("out.csv")).hasContent("42\n");
            shell.enter(".timer on")
                    .sees(PROMPT)
                    .type("SELECT 1;\r")
                    .sees("time: 0.")
                    .sees(PROMPT);
            shell.enter(".help").sees(".tables [PATTERN]").sees(PROMPT);
            shell.enter(".tabels")
                    .sees("error: USAGE: there is no command .tabels\nhint: Did you mean .tables?\n")
                    .sees(PROMPT);
            Files.writeString(directory.resolve("rows.csv"), "x,y\n1,a\n2,b\n");
            shell.enter(".import rows.csv imported").sees("2 rows").sees(PROMPT);
            shell.enter("DROP TABLE imported;").sees(PROMPT);
            shell.enter(".import rows.csv").sees(".import FILE TABLE").sees(PROMPT);
            shell.enter(".quit").ended(0);
        }
        assertThat(directory.resolve("out.csv")).hasContent("42\n");
    }

    /** The session is as it was: a dump and an import have connections of their own. */
    @ParameterizedTest
    @MethodSource("targets")
    void dumpsAndImportsBesideATransaction(String url) throws IOException {
        reset(url);
        Files.writeString(directory.resolve("rows.csv"), "id,name\n8,Dan\n");
        try (TerminalSession shell = shell(url)) {
            shell.enter("INSERT INTO users VALUES(7, 'Cy');").sees(PROMPT);
            shell.enter("BEGIN; DELETE FROM users;").sees(IN_TRANSACTION);
            shell.enter(".dump us%")
                    .sees("The dump has what is committed")
                    .sees(DUMP)
                    .sees(IN_TRANSACTION);
            shell.enter(".import rows.csv users")
                    .sees("error: USAGE: a transaction is open")
                    .sees("hint: COMMIT or ROLLBACK first.")
                    .sees(IN_TRANSACTION);
            shell.enter("ROLLBACK;").sees(PROMPT);
            shell.enter(".dump nothing")
                    .sees("error: USAGE: no table or view is like nothing")
                    .sees(PROMPT);
            shell.enter(".output dump.sql")
                    .sees(PROMPT)
                    .type("SELECT 1 AS a;\r")
                    .sees(PROMPT)
                    .type(".dump\r")
                    .sees(PROMPT)
                    .type(".output\r")
                    .sees(PROMPT);
            shell.enter(".import rows.csv users").sees("1 row\n").sees(PROMPT);
            shell.enter(".quit").ended(0);
        }
        assertThat(Files.readString(directory.resolve("dump.sql"))).endsWith("| 1 |\n+---+\n" + DUMP);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void tabCompletesKeywordsNamesAndDotCommands(String url) {
        reset(url);
        try (TerminalSession shell = shell(url)) {
            shell.enter("SEL\tnam\tFROM user\t; SELECT users.na\tFROM users;")
                    .sees("| name |")
                    .sees("| name |")
                    .sees(PROMPT);
            shell.enter(".tab\t").sees("\nusers\n").sees(PROMPT);
            shell.enter(".quit").ended(0);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void ctrlCCallsAQueryBackOrDropsTheLine(String url) {
        try (TerminalSession shell = shell(url)) {
            shell.enter(ENDLESS)
                    .pause(Duration.ofSeconds(1))
                    .type(CTRL_C)
                    .sees("cancelled\n")
                    .sees(PROMPT);
            shell.type("SELECT dropped")
                    .pause(Duration.ofMillis(300))
                    .type(CTRL_C)
                    .sees(PROMPT);
            shell.enter("SELECT 'goes on';")
                    .sees("| goes on   |")
                    .sees(PROMPT)
                    .type(CTRL_D)
                    .ended(0);
        }
    }

    @Test
    void aStreamThatTheServerDropped() {
        reset(server.url());
        try (TerminalSession shell = shell(server.url())) {
            shell.enter("SELECT 1;").sees(PROMPT).pause(Duration.ofSeconds(12));
            shell.enter("BEGIN;").sees(IN_TRANSACTION);
            assertThat(shell.text()).doesNotContain("error", "gone");
            shell.enter("INSERT INTO users VALUES(1, 'Ada');")
                    .sees("1 row changed")
                    .sees(IN_TRANSACTION)
                    .pause(Duration.ofSeconds(12));
            shell.enter("INSERT INTO users VALUES(2, 'Bob');")
                    .sees("The transaction is gone: it was rolled back, and nothing of it remains.\n")
                    .sees("error: ")
                    .sees(PROMPT);
            shell.enter("SELECT count(*) FROM users;")
                    .sees("|        0 |")
                    .sees(PROMPT)
                    .type(CTRL_D)
                    .ended(0);
        }
    }

    @Test
    void aServerThatIsGone() {
        try (SqldServer mortal = SqldServer.start();
                TerminalSession shell = shell(mortal.url())) {
            shell.enter("SELECT 1;").sees("| 1 |").sees(PROMPT);
            mortal.kill();
            shell.enter("SELECT 2;")
                    .sees("error: SQL_FAILED: ")
                    .sees("hint: Is a server running there?")
                    .sees(PROMPT)
                    .type(CTRL_D)
                    .ended(0);
        }
    }

    @Test
    void theHistoryIsOfOneTargetAndKeepsNoTokenAndNothingBehindABlank() throws IOException {
        try (TerminalSession shell = shell(FILE)) {
            shell.enter("SELECT 'kept';").sees(PROMPT);
            shell.enter(" SELECT 'blank';").sees(PROMPT);
            shell.enter("SELECT 'eyJhbGciOiJFZERTQSJ9.eyJhIjoicncifQ.c2ln';").sees(PROMPT);
            shell.type(CTRL_D).ended(0);
        }
        assertThat(historyFile()).hasContent("SELECT 'kept';\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(historyFile())))
                .isEqualTo("rw-------");
        try (TerminalSession shell = shell(FILE)) {
            // Both ways in which terminals send the key.
            shell.type("\033OA").sees("SELECT 'kept';").type(CTRL_C).sees(PROMPT);
            shell.type("\033[A")
                    .sees("SELECT 'kept';")
                    .type("\r")
                    .sees("| kept   |")
                    .sees(PROMPT)
                    .type(CTRL_D)
                    .ended(0);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(historyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatTheTerminalWouldObeyIsShownAsAPicture() {
        try (TerminalSession shell = shell(FILE)) {
            for (String mode : List.of("table", "csv", "line", "tsv", "json")) {
                shell.enter(".mode " + mode).sees(PROMPT);
                shell.enter("SELECT 'a' || char(27) || ']0;title' || char(7);")
                        .sees(mode.equals("json") ? "\\u001b]0;title" : "␛]0;title␇")
                        .sees(PROMPT);
            }
            shell.type(CTRL_D).ended(0);
            assertThat(shell.raw()).doesNotContain("\033]0;title");
        }
    }

    @Test
    void longResultsArePaged() throws IOException {
        Path pager = Files.writeString(directory.resolve("pager"), "#!/bin/sh\necho paged by me\nhead -3\n");
        Files.setPosixFilePermissions(pager, PosixFilePermissions.fromString("rwx------"));
        try (TerminalSession shell = shell(FILE, Map.of("PAGER", "./pager"))) {
            shell.enter("SELECT 1;").sees("| 1 |").sees(PROMPT);
            assertThat(shell.text()).doesNotContain("paged");
            // The pager ends before the query does, and so the query.
            shell.enter(ENDLESS.replace("count(*)", "x"))
                    .sees("paged by me\n")
                    .sees("| x")
                    .sees(PROMPT);
            shell.enter("SELECT 2;").sees("| 2 |").sees(PROMPT).type(CTRL_D).ended(0);
        }
    }

    /** Ctrl-C goes to everybody at the terminal, and is the pager's as long as there is one. */
    @Test
    void ctrlCInThePagerLeavesTheQueryAndTheTransaction() throws IOException {
        Path pager = Files.writeString(
                directory.resolve("pager"),
                "#!/bin/sh\ntrap 'echo paged on' INT\necho paged by me\nuntil [ -e left ]; do sleep 0.1; done\n");
        Files.setPosixFilePermissions(pager, PosixFilePermissions.fromString("rwx------"));
        try (TerminalSession shell = shell(FILE, Map.of("PAGER", "./pager"))) {
            shell.enter("CREATE TABLE t(a); BEGIN; INSERT INTO t VALUES('mine');")
                    .sees(IN_TRANSACTION);
            shell.enter(ENDLESS.replace("count(*)", "x"))
                    .sees("paged by me\n")
                    .type(CTRL_C)
                    .sees("paged on\n")
                    .pause(Duration.ofSeconds(2));
            Files.createFile(directory.resolve("left"));
            shell.sees(IN_TRANSACTION);
            shell.enter("COMMIT; SELECT * FROM t;").sees("| mine |").sees(PROMPT);
            shell.type(CTRL_D).ended(0);
            assertThat(shell.text()).doesNotContain("gone", "cancelled");
        }
    }

    @Test
    void aDumbTerminalGetsNoControlSequence() {
        try (TerminalSession shell = shell(FILE, Map.of("TERM", "dumb"))) {
            shell.enter("SELECT")
                    .sees("   ...> ")
                    .type("'two lines';\r")
                    .sees("| two lines   |")
                    .sees(PROMPT);
            shell.enter(ENDLESS)
                    .pause(Duration.ofSeconds(1))
                    .type(CTRL_C)
                    .sees("cancelled")
                    .sees(PROMPT);
            shell.enter("SELECT dropped").sees("   ...> ").type(CTRL_C).sees(PROMPT);
            shell.enter("SELECT 3;").sees("| 3 |").sees(PROMPT).type(CTRL_D).ended(0);
            assertThat(shell.raw()).doesNotContain("\033");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void aSignalLeavesTheTerminalAsItWas(String signal) {
        int exitCode = signal.equals("TERM") ? 143 : 129;
        for (String typed : List.of("SELECT 1", ENDLESS + "\r")) {
            try (TerminalSession shell = shell(FILE)) {
                shell.type(typed).pause(Duration.ofMillis(700)).signal(signal).ended(exitCode);
                assertThat(shell.raw().lastIndexOf("\033[?2004l"))
                        .isGreaterThan(shell.raw().lastIndexOf("\033[?2004h"));
            }
        }
    }

    @Test
    void withoutATerminalTheLinesOfStandardInputAreRun() throws IOException {
        Files.writeString(
                directory.resolve("lines"),
                ".mode csv\nSELECT 1 AS a,\nNULL AS b;\n.headers off\nSELECT 2; SELECT * FORM x;\nSELECT 3;\n");
        Program.Run run = Program.of(Path.of("/bin/sh"), directory)
                .run("-c", Program.distribution().resolve("bin/libsqlctl") + " shell --url " + FILE + " < lines");
        assertThat(run)
                .exitedWith(1)
                .says("a,b\n1,\n2\n")
                .warns("error: SQL_FAILED: line 5: near \"FORM\": syntax error\n");
        Files.writeString(directory.resolve("lines"), "CREATE TABLE t AS SELECT CAST(x'6eff' AS TEXT) AS a;\n.dump\n");
        assertThat(Program.of(Path.of("/bin/sh"), directory)
                        .run(
                                "-c",
                                Program.distribution().resolve("bin/libsqlctl") + " shell --url " + FILE
                                        + " < lines > dump.sql"))
                .succeeded();
        assertThat(Files.readString(directory.resolve("dump.sql"), StandardCharsets.ISO_8859_1))
                .contains("INSERT INTO t VALUES('n\u00ff');\n")
                .endsWith("COMMIT;\n");
        assertThat(Program.in(directory).run("shell", "--url", FILE, "--json"))
                .exitedWith(2)
                .warns("libsqlctl sql --json");
    }
}
