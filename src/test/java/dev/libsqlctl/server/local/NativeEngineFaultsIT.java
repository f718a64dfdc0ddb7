package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.RecordedProgress;
import dev.libsqlctl.support.RunningSqld;
import dev.libsqlctl.support.SqldBinaryFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong with a native server, made to happen. */
class NativeEngineFaultsIT extends NativeFixture {
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

    @Test
    void refusesAFileForADirectory() throws IOException {
        Files.delete(data);
        Files.createFile(data);

        assertThat(failure(() -> create(spec())).code()).isEqualTo(ErrorCode.DATA_DIR_INVALID);
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

    private Path program(String text) throws IOException {
        Path program = Files.writeString(
                directory.resolve("sqld"), "#!/bin/sh\n[ \"$1\" = --version ] && echo sqld fake && exit\n" + text);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
