package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.ListeningSockets;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The life of a server as its user types it. What holds for one engine holds for the other. */
abstract class LifeCycleContract {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path directory;

    int port;
    String name;

    /** {@return the engine's name, as users type it} */
    abstract String engine();

    /** {@return the id of a server's process, as this machine counts them} */
    abstract long pid(JsonObject server) throws Exception;

    /** {@return options that make a server whose process runs and never answers} */
    abstract String[] deaf() throws Exception;

    @BeforeEach
    void chooseNames() {
        port = FreePort.next();
        name = "libsqlctl-test-" + port;
    }

    @AfterEach
    void removeServer() {
        program().run("destroy", "--data", "--yes", "--timeout", "5s");
    }

    Program program() {
        return Program.in(directory)
                .with("LIBSQLCTL_ENGINE", engine())
                .with("LIBSQLCTL_NAME", name)
                .with("LIBSQLCTL_PORT", Integer.toString(port));
    }

    Path dataDirectory() {
        return directory.resolve("sqld-data");
    }

    private JsonObject firstStart(String... options) {
        String[] arguments = Stream.concat(Stream.of("first-start", "--json"), Arrays.stream(options))
                .toArray(String[]::new);
        return assertThat(program().run(arguments)).succeeded().json();
    }

    private JsonObject status() {
        return JsonParser.parseString(program().run("status", "--json").out())
                .getAsJsonObject()
                .getAsJsonArray("servers")
                .get(0)
                .getAsJsonObject();
    }

    private List<List<Value>> query(String sql) {
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));
        try (HranaClient client = HranaClient.open(Endpoint.parse("http://127.0.0.1:" + port), timeouts)) {
            return client.execute(Stmt.of(sql)).rows();
        }
    }

    @Test
    void firstStartMakesAServerThatAnswers() {
        Run run = program().run("first-start");

        assertThat(run)
                .succeeded()
                .says(name + " was made, runs, and answers.")
                .says("http://127.0.0.1:" + port)
                .says("sqld 0.24")
                .says("secured         no")
                .says("engine          " + engine())
                .says(dataDirectory().toString());
        assertThat(program().run("play")).succeeded().says("1 rows\n('It works!!!',)\n");
        assertThat(query("SELECT count(*) FROM sqlite_schema").get(0).get(0))
                .as("play leaves nothing behind")
                .isEqualTo(new Value.Integer(0));
        assertThat(dataDirectory().resolve("iku.db/dbs/default/data")).exists();
    }

    @Test
    void dataSurvivesStopAndStart() {
        firstStart();
        query("CREATE TABLE kept (n INTEGER)");
        query("INSERT INTO kept VALUES (42)");

        assertThat(program().run("stop")).succeeded().says("stopped cleanly");
        assertThat(program().run("play")).exitedWith(3).warns("error: ");
        JsonObject started =
                assertThat(program().run("start", "--json")).succeeded().json();

        assertThat(started.get("outcome").getAsString()).isEqualTo("started");
        assertThat(query("SELECT n FROM kept").get(0).get(0)).isEqualTo(new Value.Integer(42));
    }

    @Test
    void dataSurvivesKill9() throws Exception {
        JsonObject server = firstStart();
        query("CREATE TABLE kept (n INTEGER)");
        query("INSERT INTO kept VALUES (42)");

        assertThat(ProcessHandle.of(pid(server)).orElseThrow().destroyForcibly())
                .isTrue();
        awaitState("stopped");

        assertThat(program().run("start")).succeeded();
        assertThat(query("SELECT n FROM kept").get(0).get(0)).isEqualTo(new Value.Integer(42));
    }

    private void awaitState(String state) {
        Eventually.become(
                "the server is " + state,
                () -> status().get("state").getAsString().equals(state));
    }

    @Test
    void startAndStopAreIdempotent() {
        firstStart();

        assertThat(program().run("start")).succeeded().says("was running already");
        assertThat(program().run("stop")).succeeded();
        assertThat(program().run("stop")).succeeded().says("was stopped already");
    }

    @Test
    void restartGivesTheServerANewProcess() {
        JsonObject before = firstStart();
        JsonObject after =
                assertThat(program().run("restart", "--json")).succeeded().json();

        assertThat(after.get("url")).isEqualTo(before.get("url"));
        assertThat(program().run("play")).succeeded();
        assertThat(status().get("uptime_seconds").getAsLong()).isLessThan(60);
    }

    @Test
    void statusTellsHowAServerIs() {
        firstStart();
        query("CREATE TABLE t (n INTEGER)");

        JsonObject running = assertThat(program().run("status", "--json"))
                .succeeded()
                .json()
                .getAsJsonArray("servers")
                .get(0)
                .getAsJsonObject();
        assertThat(running.get("name").getAsString()).isEqualTo(name);
        assertThat(running.get("answering").getAsBoolean()).isTrue();
        assertThat(running.get("memory").getAsLong()).isPositive();
        assertThat(running.get("wal").getAsLong()).isPositive();
        assertThat(running.get("replication_log").getAsLong()).isPositive();
        assertThat(running.get("version").getAsString()).startsWith("sqld 0.24");

        program().run("stop");
        Run stopped = program().run("status");
        assertThat(stopped).exitedWith(3).says(name + " is stopped");
    }

    @Test
    void aliveShowsTheServersHelpAndProvesItsLife() {
        firstStart();

        assertThat(program().run("alive"))
                .succeeded()
                .says("Usage: sqld")
                .says("health passed")
                .says("read   passed")
                .says("write  passed")
                .says("is alive");
        JsonObject json =
                assertThat(program().run("alive", "--json")).succeeded().json();
        assertThat(json.get("alive").getAsBoolean()).isTrue();
    }

    @Test
    void aliveFailsWhenTheServerIsStopped() {
        firstStart();
        program().run("stop");

        assertThat(program().run("alive"))
                .failedWith(ErrorCode.SERVER_NOT_RUNNING)
                .exitedWith(3);
    }

    @Test
    void logsShowWhatTheServerWrote() {
        firstStart();

        assertThat(program().run("logs")).succeeded().says("listening for incoming user HTTP connection");
        assertThat(program().run("logs", "--tail", "1").out().lines()).hasSize(1);
        assertThat(program().run("logs", "--since", "10m").out()).contains("listening");
        Running following = program().start("logs", "-f");
        program().run("stop");
        assertThat(following.end()).succeeded().says("listening");
    }

    @Test
    void followedLogsEndWithCtrlC() {
        firstStart();
        Running following = program().start("logs", "-f");
        Eventually.become("the log is shown", () -> !following.out().isEmpty());

        assertThat(following.signal("INT").end()).exitedWith(130);
    }

    @Test
    void waitSucceedsWhenTheServerAnswersAndTimesOutWhenItDoesNot() {
        assertThat(program().run("wait", "--timeout", "1s"))
                .failedWith(ErrorCode.SERVER_NOT_READY)
                .exitedWith(124);
        Running waiting = program().start("wait", "--timeout", "60s");
        firstStart();

        assertThat(waiting.end()).succeeded().says("is ready");
    }

    @Test
    void destroyKeepsTheDataUnlessToldOtherwise() throws IOException {
        firstStart();
        query("CREATE TABLE kept (n INTEGER)");

        assertThat(program().run("destroy")).failedWith(ErrorCode.CONFIRMATION_NEEDED);
        assertThat(program().run("play")).succeeded();
        assertThat(program().run("destroy", "--yes")).succeeded().says("its data stays");
        assertThat(program().run("status")).failedWith(ErrorCode.SERVER_NOT_FOUND);
        firstStart();
        assertThat(query("SELECT count(*) FROM kept").get(0).get(0)).isEqualTo(new Value.Integer(0));

        Files.createFile(dataDirectory().resolve(".gitignore"));
        assertThat(program().run("destroy", "--yes", "--data")).succeeded().says("its data was deleted");
        try (Stream<Path> left = Files.list(dataDirectory())) {
            assertThat(left.map(path -> path.getFileName().toString())).containsOnly(".gitignore");
        }
    }

    @Test
    void aSecondFirstStartIsRefusedAndHarmsNothing() {
        firstStart();

        assertThat(program().run("first-start"))
                .failedWith(ErrorCode.SERVER_EXISTS)
                .warns("libsqlctl start");
        assertThat(program().run("play")).succeeded();
    }

    @Test
    void ofTwoFirstStartsAtOnceOneWins() {
        List<Running> both = List.of(program().start("first-start"), program().start("first-start"));
        List<Run> ended = both.stream().map(Running::end).toList();

        assertThat(ended.stream().filter(run -> run.exitCode() == 0))
                .as(ended.toString())
                .hasSize(1);
        assertThat(ended.stream().filter(run -> run.exitCode() != 0).findFirst().orElseThrow())
                .failedWith(ErrorCode.SERVER_EXISTS);
        assertThat(program().run("play")).succeeded();
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() {
        firstStart();

        assertThat(program()
                        .with("LIBSQLCTL_NAME", name + "-2")
                        .with("LIBSQLCTL_PORT", Integer.toString(FreePort.next()))
                        .run("first-start"))
                .failedWith(ErrorCode.DATA_DIR_IN_USE);
        assertThat(program().run("play")).succeeded();
    }

    @Test
    void aTakenPortIsNamedAndLeavesNoServerBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(program().run("first-start"))
                    .failedWith(ErrorCode.PORT_IN_USE)
                    .warns(Integer.toString(taken.getLocalPort()))
                    .warns("java, process " + ProcessHandle.current().pid());
        }
        assertThat(program().run("status")).failedWith(ErrorCode.SERVER_NOT_FOUND);
        firstStart();
    }

    @Test
    void nothingThereIsSaid() {
        for (String command : List.of("start", "stop", "status", "alive", "logs", "restart", "destroy")) {
            assertThat(program()
                            .run(
                                    command,
                                    "--data-dir",
                                    directory.resolve("nowhere").toString()))
                    .failedWith(ErrorCode.SERVER_NOT_FOUND)
                    .exitedWith(3)
                    .warns("first-start");
        }
    }

    @Test
    void aFileIsNoDataDirectory() throws IOException {
        Files.writeString(dataDirectory(), "text");

        assertThat(program().run("first-start")).failedWith(ErrorCode.DATA_DIR_INVALID);
        assertThat(Files.readString(dataDirectory())).isEqualTo("text");
    }

    @Test
    void aServerThatEndsAtOnceIsShownByItsLastLinesAndRemoved() throws Exception {
        Path file = Files.writeString(directory.resolve("server.env"), "SQLD_AUTH_JWT_KEY=no key\n");

        assertThat(program().run("first-start", "--env-file", file.toString()))
                .failedWith(ErrorCode.SERVER_EXITED)
                .warns("Could not parse JWT decoding key");
        assertThat(program().run("status")).failedWith(ErrorCode.SERVER_NOT_FOUND);
    }

    @Test
    void aServerThatIsNotReadyInTimeIsKeptAndSaidToBe() throws Exception {
        assertThat(program().run(with(deaf(), "first-start", "--timeout", "2s")))
                .failedWith(ErrorCode.SERVER_NOT_READY)
                .exitedWith(124)
                .warns("libsqlctl wait");
        assertThat(status().get("state").getAsString()).isEqualTo("running");
        assertThat(program().run("status")).exitedWith(3).says("does not answer");
        assertThat(program().run("stop", "--timeout", "1s")).succeeded().says("not cleanly");
    }

    @Test
    void ctrlCWhileWaitingLeavesNoServerBehind() throws Exception {
        Running starting = program().start(with(deaf(), "first-start", "--timeout", "100s"));
        Eventually.become(
                "the server's process runs",
                () -> program().run("status", "--json").out().contains("\"running\""));
        Run run = starting.signal("INT").end();

        assertThat(run).exitedWith(130);
        assertThat(program().run("status")).failedWith(ErrorCode.SERVER_NOT_FOUND);
    }

    @Test
    void listeningToTheNetworkNeedsAuthenticationOrInsecure() {
        assertThat(program().run("first-start", "--bind", "0.0.0.0"))
                .failedWith(ErrorCode.INSECURE_BIND)
                .warns("--insecure");
        assertThat(dataDirectory()).doesNotExist();

        assertThat(program().run("first-start", "--bind", "0.0.0.0", "--insecure"))
                .succeeded();
        assertThat(program().run("play")).succeeded();
    }

    @Test
    void aPublicKeySecuresTheServer() throws IOException {
        Files.createDirectories(dataDirectory());
        Files.writeString(dataDirectory().resolve("public.pub"), "eTfSJ-Qnq_aO6Jg0lGjMo334riU9FPrrNdp_NK--Kj4");

        assertThat(program().run("first-start")).failedWith(ErrorCode.ENV_FILE_MISSING);
        Files.writeString(directory.resolve(".env"), "no assignment\n");
        assertThat(program().run("first-start"))
                .failedWith(ErrorCode.ENV_FILE_MALFORMED)
                .warns("line 1");
        Files.writeString(directory.resolve(".env"), "# nothing\n");
        assertThat(program().run("first-start")).failedWith(ErrorCode.NOT_SECURED);
        Files.writeString(directory.resolve(".env"), "SQLD_AUTH_JWT_KEY_FILE=public.pub\n");
        JsonObject server = firstStart();

        assertThat(server.get("secured").getAsBoolean()).isTrue();
        assertThat(program().run("play"))
                .exitedWith(4)
                .warns("AUTH_HEADER_NOT_FOUND: Authentication failed: Expected authorization header but none given");
        assertThat(program().with("JWT_TOKEN", "abc").run("play")).exitedWith(4).warns("AUTH_JWT_INVALID");
        assertThat(program().run("alive")).exitedWith(4).says("wants a token");
        assertThat(program().run("stop")).succeeded();
        assertThat(program().run("start")).succeeded().says("secured         yes");
    }

    @Test
    void variablesThatContradictOptionsAreRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("server.env"), "SQLD_HTTP_LISTEN_ADDR=0.0.0.0:1\n");

        assertThat(program().run("first-start", "--env-file", file.toString())).failedWith(ErrorCode.ENV_FILE_CONFLICT);
    }

    @Test
    void aStandaloneServerOpensOnlyItsHttpPort() throws Exception {
        JsonObject server = firstStart();

        assertThat(ListeningSockets.of(pid(server)))
                .as("ports of the server's own process")
                .hasSize(1);
    }

    static String[] with(String[] options, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }
}
