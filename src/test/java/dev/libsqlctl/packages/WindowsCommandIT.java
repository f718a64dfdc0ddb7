package dev.libsqlctl.packages;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.support.WindowsTest;
import dev.libsqlctl.support.Wine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command for Windows, as Wine runs it. Its {@code cmd} is not quite that of Windows: the code of a program that ran by {@code call} becomes 1, and a percent sign in what a variable stands for is read again, so that
 * neither is asked here.
 */
@Tag("campaign")
@WindowsTest
class WindowsCommandIT {
    private static final String PLACE = "Program Files (x86)/tools! & très";
    private static final String RUN = "\"%COMMAND%\" ";

    @TempDir
    static Path directory;

    private static Wine wine;
    private static String java;

    @BeforeAll
    static void install() throws IOException {
        wine = Wine.in(directory);
        Path home = wine.drive().resolve(PLACE);
        Files.createDirectories(home.getParent());
        assertThat(Program.of(Path.of("cp"), directory)
                        .run("-r", Program.distribution().toString(), home.toString()))
                .succeeded();
        java = wine.name(wine.javaAs("Java (17) & é"));
        wine.with("JAVA_HOME", java)
                .with("JAVA", java)
                .with("COMMAND", wine.name(home.resolve("bin/libsqlctl.cmd")))
                .with("WINEPATH", wine.name(home.resolve("bin")));
    }

    @AfterAll
    static void end() {
        wine.close();
    }

    private static Path somewhere(String name) throws IOException {
        return Files.createDirectories(wine.drive().resolve(name));
    }

    private static Run withJavaHome(String home, String arguments) throws IOException {
        wine.with("JAVA_HOME", home);
        try {
            return wine.run(wine.drive(), RUN + arguments);
        } finally {
            wine.with("JAVA_HOME", java);
        }
    }

    @Test
    void itUsesEveryLibrary() throws IOException {
        Path here = somewhere("uses é");
        try (InputStream script = WindowsCommandIT.class.getResourceAsStream("use.bat")) {
            Run run = wine.run(here, new String(script.readAllBytes(), StandardCharsets.US_ASCII));

            assertThat(run).succeeded();
            assertThat(run.out()
                            .replaceAll(", verified \\(.*\\)", ", verified")
                            .replaceAll("applied .*", "applied")
                            .replaceAll("(?m)^  .*\n", ""))
                    .isEqualTo("""
                    libsqlctl %s
                    It works!!!
                    a.sql.zst: 1 tables, 1 rows, 117 B, verified
                    a.sql.zst: 1 tables, 1 rows, 117 B, verified
                    a.sql.zst is what its source held (1 rows).
                    a.sql.zst is in C:\\uses é\\b.db: 1 rows, the same as its source.
                    applied
                    u.csv: 1 row is in u.
                    one token\r
                    The token is valid.
                    """.formatted(Packages.VERSION));
        }
        assertThat(Files.getPosixFilePermissions(here.resolve("private.pem")))
                .as("what Wine makes of a list of access that names the owner alone")
                .doesNotContain(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
        assertThat(Files.getPosixFilePermissions(here.resolve("public.pub"))).contains(PosixFilePermission.OTHERS_READ);
    }

    @Test
    void argumentsArriveAsTyped() throws IOException {
        Path here = somewhere("arguments");
        String typed =
                "sql --json --url \"sqlite:x & (b).db\" \"select 'a b' as \"\"x y\"\", '!x! ^ a&b|<c>' as c, '\\\"d\\\\\\\"' as d\" %*";

        Run run = wine.run(here, RUN + typed, "select 'é 日本 🚀' as e");

        assertThat(run).succeeded();
        assertThat(run.out()).contains("\"a b\"", "\"!x! ^ a&b|<c>\"", "\"\\\"d\\\\\\\"\"", "\"é 日本 🚀\"");
        assertThat(run.err()).isEmpty();
        assertThat(here.resolve("x & (b).db")).exists();
    }

    @Test
    void sqlComesOutOfAPipe() throws IOException {
        Path here = somewhere("pipe");
        Files.writeString(here.resolve("q.sql"), "SELECT 'aus é 🚀';\n");

        Run run = wine.run(here, "type q.sql | call " + RUN + "shell --url sqlite:///C:/pipe/a.db");

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo("aus é 🚀\n");
        assertThat(here.resolve("a.db")).exists();
    }

    @Test
    void itTalksToAServer() throws IOException {
        try (SqldServer server = SqldServer.start()) {
            Run run = wine.run(somewhere("server"), RUN + "play --url " + server.url());

            assertThat(run).succeeded();
            assertThat(run.out()).isEqualTo("1 rows\n('It works!!!',)\n");
        }
    }

    @Test
    void aServerOfItsOwnIsRefusedInPlainWords() throws IOException {
        Run start = wine.run(somewhere("start"), RUN + "start");
        Run first = wine.run(somewhere("start"), RUN + "first-start");

        assertThat(start).exitedWith(3).warns("error: SERVER_NOT_FOUND: ").warns("on Windows no Docker engine");
        assertThat(first).exitedWith(1).warns("error: PLATFORM_UNSUPPORTED: ").warns("WSL");
        assertThat(start.out() + first.out()).isEmpty();
        assertThat(start.err() + first.err()).doesNotContain("\tat ");
    }

    @Test
    void anyJavaThatIsNewEnoughWillDo() throws IOException {
        Path silent = wine.drive().resolve("no release & (1)");
        Files.createDirectories(silent);
        for (String part : new String[] {"bin", "conf", "lib"}) {
            Files.createSymbolicLink(
                    silent.resolve(part),
                    wine.drive().resolve("Java (17) & é").toRealPath().resolve(part));
        }

        assertThat(withJavaHome(wine.name(silent), "--version")).succeeded().says(Packages.VERSION);
        assertThat(withJavaHome('"' + java + '"', "--version")).succeeded().says(Packages.VERSION);
        Run onPath =
                wine.run(wine.drive(), "set JAVA_HOME=\nset \"PATH=%JAVA%\\bin;%PATH%\"\n" + RUN + "no-such-command");
        assertThat(onPath).exitedWith(2).warns("error: USAGE: ");
    }

    @Test
    void whatIsNoJavaThatWillDoIsSaidInOneLine() throws IOException {
        Path old = somewhere("old (11) & co");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin/java.exe"), "none");
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.21\"\nOS_NAME=\"Windows\"\n");

        assertThat(withJavaHome(wine.name(old), "--version"))
                .exitedWith(1)
                .warns("error: JAVA_TOO_OLD: \"C:\\old (11) & co\\bin\\java.exe\" is Java 11.0.21\r\n");
        assertThat(withJavaHome("C:\\no (where) & !", "--version"))
                .exitedWith(1)
                .warns("error: JAVA_MISSING: JAVA_HOME is \"C:\\no (where) & !\", where there is no bin\\java.exe\r\n");
        assertThat(withJavaHome("", "--version"))
                .exitedWith(1)
                .warns("error: JAVA_MISSING: there is no java on PATH\r\n");
    }
}
