package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.LogRequest;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.RecordedProgress;
import dev.libsqlctl.support.RunningSqld;
import dev.libsqlctl.support.SqldBinaryFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong with a native server, made to happen. */
class NativeEngineFaultsIT {
    @TempDir
    Path directory;

    private Path data;
    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        data = Files.createDirectory(directory.resolve("sqld-data"));
        engine = engine(Map.of());
    }

    @AfterEach
    void killAll() {
        for (Server server : engine.servers(data)) {
            engine.kill(server);
            awaitStopped(server);
        }
        engine.close();
    }

    @Test
    void refusesARestartPolicy() {
        ServerSpec plain = spec();
        ServerSpec.Docker always = new ServerSpec.Docker("unused", PullPolicy.NEVER, RestartPolicy.ALWAYS);

        LibsqlctlException failure = failure(() -> create(new ServerSpec(
                plain.name(),
                plain.dataDirectory(),
                plain.bind(),
                plain.port(),
                plain.node(),
                plain.envFile(),
                plain.environment(),
                plain.secured(),
                plain.memory(),
                always,
                plain.nativeProcess())));

        assertThat(failure.code()).isEqualTo(ErrorCode.ENGINE_UNSUPPORTED);
        assertThat(failure.hint()).isPresent();
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../up", "a/b", "-x", "a b", ".hidden"})
    void refusesNamesThatAreNoFileNames(String name) {
        assertThat(failure(() -> create(named(name))).code()).isEqualTo(ErrorCode.SETTING_INVALID);
        assertThat(engine.find(name, data)).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void refusesNumbersThatAreNoPorts(int port) {
        assertThat(failure(() -> create(spec(port, NodeType.STANDALONE, Optional.empty(), OptionalLong.empty())))
                        .code())
                .isEqualTo(ErrorCode.SETTING_INVALID);
    }

    @Test
    void refusesTooLittleMemory() {
        assertThat(failure(() -> create(memory(48))).code()).isEqualTo(ErrorCode.SETTING_INVALID);
    }

    @Test
    void limitsTheHeap() throws IOException {
        Server server = start(create(memory(128)));

        assertThat(commandLine(server)).containsSubsequence("--soft-heap-limit-mb", "72", "--hard-heap-limit-mb", "96");
    }

    @Test
    void refusesAFileForADirectory() throws IOException {
        Files.delete(data);
        Files.createFile(data);

        assertThat(failure(() -> create(spec())).code()).isEqualTo(ErrorCode.DATA_DIR_INVALID);
    }

    @Test
    void aSecuredServerDoesNotStartWithoutItsKey() throws IOException {
        Path envFile = Files.writeString(directory.resolve(".env"), "SQLD_AUTH_JWT_KEY=\nOTHER=1\n");
        Server server = create(withEnvFile(envFile));

        LibsqlctlException failure = failure(() -> engine.start(server, new RecordedProgress()));

        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_SECURED);
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains(envFile.toString()));
        assertThat(engine.refresh(server))
                .hasValueSatisfying(now -> assertThat(now.running()).isFalse());
    }

    @Test
    void doesNotStartWithoutItsEnvironmentFile() throws IOException {
        Path envFile = Files.writeString(directory.resolve(".env"), "SQLD_HTTP_AUTH=basic:YTpi\n");
        Server server = create(withEnvFile(envFile));
        Files.delete(envFile);

        assertThat(failure(() -> engine.start(server, new RecordedProgress())).code())
                .isEqualTo(ErrorCode.ENV_FILE_MISSING);
    }

    @Test
    void readsItsEnvironmentFileAtEachStart() throws IOException {
        Path envFile = Files.writeString(directory.resolve(".env"), "SQLD_HTTP_AUTH=basic:YTpi\nROUND=one\n");
        Server server = start(create(withEnvFile(envFile)));
        assertThat(new PlainHttp(server.url()).status()).isEqualTo(401);
        assertThat(environment(server)).contains("ROUND=one");
        engine.kill(server);
        awaitStopped(server);

        Files.writeString(envFile, "SQLD_HTTP_AUTH=basic:YTpi\nROUND=two\n");

        assertThat(environment(start(server))).contains("ROUND=two").doesNotContain("ROUND=one");
    }

    @Test
    void givesTheServerTheUsersVariablesButNoTokens() throws IOException {
        engine = engine(Map.of(
                "JWT_TOKEN", "secret1",
                "DATABASE_TOKEN", "secret2",
                "TURSO_AUTH_TOKEN", "secret3",
                "LIBSQL_AUTH_TOKEN", "secret4",
                "LIBSQLCTL_TOKEN", "secret5",
                "RUST_LOG", "debug"));

        List<String> variables = environment(start(create(spec())));

        assertThat(variables).contains("RUST_LOG=debug", "SQLD_CHECKPOINT_INTERVAL_S=30");
        assertThat(variables).noneMatch(variable -> variable.contains("secret"));
    }

    @Test
    void leavesTheCheckpointIntervalToTheUser() throws IOException {
        engine = engine(Map.of("SQLD_CHECKPOINT_INTERVAL_S", "7"));

        assertThat(environment(start(create(spec()))))
                .contains("SQLD_CHECKPOINT_INTERVAL_S=7")
                .doesNotContain("SQLD_CHECKPOINT_INTERVAL_S=30");
    }

    @Test
    void aReplicaNeedsItsPrimary() {
        Server server = create(spec(FreePort.next(), NodeType.REPLICA, Optional.empty(), OptionalLong.empty()));

        LibsqlctlException failure = failure(() -> engine.start(server, new RecordedProgress()));

        assertThat(failure.code()).isEqualTo(ErrorCode.SETTING_INVALID);
        assertThat(failure).hasMessageContaining("SQLD_PRIMARY_URL");
    }

    @Test
    void aPrimaryServesItsReplicaWhereTheEnvironmentSays() throws IOException {
        int grpc = FreePort.next();
        engine = engine(Map.of("SQLD_GRPC_LISTEN_ADDR", "127.0.0.1:" + grpc));
        Server primary = start(create(spec(FreePort.next(), NodeType.PRIMARY, Optional.empty(), OptionalLong.empty())));
        new PlainHttp(primary.url()).execute("CREATE TABLE t (a)", "INSERT INTO t VALUES ('replicated')");

        Path replicaData = Files.createDirectory(directory.resolve("replica"));
        Engine replicas = engine(Map.of("SQLD_PRIMARY_URL", "http://127.0.0.1:" + grpc));
        ServerSpec spec = new ServerSpec(
                "replica",
                replicaData,
                "127.0.0.1",
                FreePort.next(),
                NodeType.REPLICA,
                Optional.empty(),
                Map.of(),
                false,
                OptionalLong.empty(),
                spec().docker(),
                spec().nativeProcess());
        Server replica = replicas.create(spec, new RecordedProgress());
        try {
            replica = replicas.start(replica, new RecordedProgress());
            PlainHttp http = new PlainHttp(replica.url());
            http.awaitHealthy();
            Eventually.become("replicated", () -> replicated(http));
        } finally {
            replicas.kill(replica);
        }
    }

    @Test
    void aPrimaryListensWhereTheImageDoes() {
        ServerSpec spec = spec(8080, NodeType.PRIMARY, Optional.empty(), OptionalLong.empty());
        ServerDefinition definition = ServerDefinition.of(spec, Path.of("/sqld"));

        assertThat(SqldCommand.of(definition, Map.of())).containsSubsequence("--grpc-listen-addr", "127.0.0.1:5001");
    }

    @Test
    void refusesADirectoryThatAStrangerHasOpen() {
        Server server = create(spec());
        try (RunningSqld stranger = RunningSqld.start(SqldBinaryFixture.path(), data, "--db-path", "iku.db")) {
            LibsqlctlException failure = failure(() -> engine.start(server, new RecordedProgress()));

            assertThat(failure.code()).isEqualTo(ErrorCode.DATA_DIR_IN_USE);
            assertThat(failure).hasMessageContaining("process " + stranger.pid());
            assertThat(failure(() -> engine.deleteData(server)).code()).isEqualTo(ErrorCode.DATA_DIR_IN_USE);
            assertThat(stranger.http().healthy()).isTrue();
        }
    }

    @Test
    void neverTouchesAnotherProcess() {
        Server server = create(spec());
        Path database = new DataDirectory(data).databasePath();
        try (RunningSqld stranger =
                RunningSqld.start(SqldBinaryFixture.path(), data, "--db-path", database.toString())) {
            assertThat(engine.refresh(server))
                    .hasValueSatisfying(now -> assertThat(now.running()).isFalse());

            engine.terminate(server);
            engine.kill(server);

            assertThat(stranger.http().healthy()).isTrue();
            assertThat(stranger.alive()).isTrue();
        }
    }

    @Test
    void neverTouchesAProcessThatWasToldTheSameElsewhere() {
        Path database = new DataDirectory(data).databasePath();
        try (RunningSqld elsewhere =
                RunningSqld.start(SqldBinaryFixture.path(), directory, "--db-path", database.toString())) {
            Server server = create(spec(elsewhere.port(), NodeType.STANDALONE, Optional.empty(), OptionalLong.empty()));
            assertThat(server.running()).isFalse();

            engine.kill(server);

            assertThat(elsewhere.http().healthy()).isTrue();
        }
    }

    @Test
    void twoStartsAtOnceMakeOneServer() {
        Server server = create(spec());

        List<CompletableFuture<Server>> starts = Stream.of(engine(Map.of()), engine(Map.of()))
                .map(each -> CompletableFuture.supplyAsync(() -> startLocked(each, server)))
                .toList();

        assertThat(starts.stream().map(CompletableFuture::join).map(Server::id).distinct())
                .singleElement()
                .isEqualTo(engine.refresh(server).orElseThrow().id());
    }

    @Test
    void namesTheHolderOfATakenPort() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Server server =
                    create(spec(holder.getLocalPort(), NodeType.STANDALONE, Optional.empty(), OptionalLong.empty()));

            LibsqlctlException failure = failure(() -> engine.start(server, new RecordedProgress()));

            assertThat(failure.code()).isEqualTo(ErrorCode.PORT_IN_USE);
            assertThat(failure)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void tellsWhoListens() {
        Server server = start(create(spec()));

        assertThat(engine.portHolder(server.port()))
                .contains("sqld, process " + server.id().orElseThrow());
    }

    @Test
    void aServerThatEndsAtOnceLeavesItsLastWordsAndItsStatus() throws Exception {
        Path envFile = Files.writeString(directory.resolve(".env"), "SQLD_AUTH_JWT_KEY_FILE=not-there.pub\n");
        Server server = create(withEnvFile(envFile));

        engine.start(server, new RecordedProgress());
        awaitStopped(server);

        assertThat(logs(server)).anyMatch(line -> line.contains("Could not read file with JWT key(s)"));
        assertThat(engine.refresh(server))
                .hasValueSatisfying(now -> assertThat(now.exitStatus()).hasValue(1));
    }

    @Test
    void aPortThatSqldItselfFindsTakenEndsTheServer() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            engine = engine(Map.of("SQLD_ADMIN_LISTEN_ADDR", "127.0.0.1:" + holder.getLocalPort()));
            Server server = create(spec());

            engine.start(server, new RecordedProgress());
            awaitStopped(server);

            assertThat(logs(server)).anyMatch(line -> line.contains("Address already in use"));
        }
    }

    @Test
    void saysThatTheBinaryIsGone() throws IOException {
        Path sqld = program("exit 1\n");
        Server server = create(withBinary(sqld));
        Files.delete(sqld);

        LibsqlctlException failure = failure(() -> engine.start(server, new RecordedProgress()));

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_MISSING);
        assertThat(failure).hasMessageContaining(sqld.toString());
    }

    @Test
    void aRunningServerIsNotRemoved() {
        Server server = start(create(spec()));

        assertThat(failure(() -> engine.remove(server)).code()).isEqualTo(ErrorCode.DATA_DIR_IN_USE);
        assertThat(engine.find(server.name(), data)).contains(server);
    }

    @Test
    void aServerIsStillStoppedWhenItsDefinitionIsGone() throws IOException {
        Server server = start(create(spec()));
        FileTree.delete(new DataDirectory(data).ownFiles());
        assertThat(engine.refresh(server)).isEmpty();

        Eventually.become("ended", () -> {
            engine.terminate(server);
            return new DataDirectory(data).inUse().isEmpty();
        });
    }

    @Test
    void removingTakesItsOwnFilesOnly() throws IOException {
        Server server = start(create(spec()));
        engine.kill(server);
        awaitStopped(server);

        engine.remove(server);

        try (var left = Files.list(new DataDirectory(data).ownFiles())) {
            assertThat(left).isEmpty();
        }
        assertThat(new DataDirectory(data).databasePath()).isNotEmptyDirectory();
    }

    private Server startLocked(Engine each, Server server) {
        try (DataDirectory.Lock lock = new DataDirectory(data).lock(Duration.ofSeconds(30), message -> {})) {
            assertThat(lock).isNotNull();
            return each.start(server, new RecordedProgress());
        }
    }

    private static boolean replicated(PlainHttp http) {
        return http.execute("SELECT count(*) FROM sqlite_schema WHERE name = 't'")
                .contains("\"value\":\"1\"");
    }

    private Path program(String text) throws IOException {
        Path program = Files.writeString(
                directory.resolve("sqld"), "#!/bin/sh\n[ \"$1\" = --version ] && echo sqld fake && exit\n" + text);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Engine engine(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("SQLD_"));
        environment.putAll(more);
        return NativeEngine.of(environment, Optional.empty());
    }

    private Server create(ServerSpec spec) {
        return engine.create(spec, new RecordedProgress());
    }

    private Server start(Server server) {
        Server running = engine.start(server, new RecordedProgress());
        new PlainHttp(running.url()).awaitHealthy();
        return running;
    }

    private void awaitStopped(Server server) {
        Eventually.become(
                "stopped",
                () -> engine.refresh(server).map(now -> !now.running()).orElse(true));
    }

    private List<String> logs(Server server) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        engine.logs(server, LogRequest.last(20), lines::add);
        return lines;
    }

    private static LibsqlctlException failure(ThrowingCallable call) {
        return catchThrowableOfType(LibsqlctlException.class, call);
    }

    private ServerSpec spec() {
        return spec(FreePort.next(), NodeType.STANDALONE, Optional.empty(), OptionalLong.empty());
    }

    private ServerSpec memory(int mebibytes) {
        return spec(FreePort.next(), NodeType.STANDALONE, Optional.empty(), OptionalLong.of((long) mebibytes << 20));
    }

    private ServerSpec withEnvFile(Path envFile) {
        return spec(FreePort.next(), NodeType.STANDALONE, Optional.of(envFile), OptionalLong.empty());
    }

    private ServerSpec spec(int port, NodeType node, Optional<Path> envFile, OptionalLong memory) {
        return spec("server", SqldBinaryFixture.path(), port, node, envFile, memory);
    }

    private ServerSpec named(String name) {
        return spec(
                name,
                SqldBinaryFixture.path(),
                FreePort.next(),
                NodeType.STANDALONE,
                Optional.empty(),
                OptionalLong.empty());
    }

    private ServerSpec withBinary(Path sqld) {
        return spec("server", sqld, FreePort.next(), NodeType.STANDALONE, Optional.empty(), OptionalLong.empty());
    }

    private ServerSpec spec(
            String name, Path sqld, int port, NodeType node, Optional<Path> envFile, OptionalLong memory) {
        return new ServerSpec(
                name,
                data,
                "127.0.0.1",
                port,
                node,
                envFile,
                Map.of(),
                envFile.isPresent(),
                memory,
                new ServerSpec.Docker("unused", PullPolicy.NEVER, RestartPolicy.NO),
                new ServerSpec.Native(Optional.of(sqld)));
    }

    private static List<String> commandLine(Server server) throws IOException {
        return words(server, "cmdline");
    }

    private static List<String> environment(Server server) throws IOException {
        return words(server, "environ");
    }

    private static List<String> words(Server server, String file) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("/proc", server.id().orElseThrow(), file));
        return Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0"));
    }
}
