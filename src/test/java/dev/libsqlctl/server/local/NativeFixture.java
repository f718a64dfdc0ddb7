package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.error.LibsqlctlException;
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
import dev.libsqlctl.support.SqldBinaryFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A native engine with a data directory of its own, and what its tests do with servers. */
abstract class NativeFixture {
    @TempDir
    Path directory;

    Path data;
    Engine engine;

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

    static Engine engine(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("SQLD_"));
        environment.putAll(more);
        return NativeEngine.of(environment, Optional.empty());
    }

    Server create(ServerSpec spec) {
        return engine.create(spec, new RecordedProgress());
    }

    Server start(Server server) {
        Server running = engine.start(server, new RecordedProgress());
        new PlainHttp(running.url()).awaitHealthy();
        return running;
    }

    void awaitStopped(Server server) {
        Eventually.become(
                "stopped",
                () -> engine.refresh(server).map(now -> !now.running()).orElse(true));
    }

    List<String> logs(Server server) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        engine.logs(server, LogRequest.last(20), lines::add);
        return lines;
    }

    static LibsqlctlException failure(ThrowingCallable call) {
        return catchThrowableOfType(LibsqlctlException.class, call);
    }

    ServerSpec spec() {
        return spec(FreePort.next(), NodeType.STANDALONE, Optional.empty(), OptionalLong.empty());
    }

    ServerSpec withEnvFile(Path envFile) {
        return spec(FreePort.next(), NodeType.STANDALONE, Optional.of(envFile), OptionalLong.empty());
    }

    ServerSpec spec(int port, NodeType node, Optional<Path> envFile, OptionalLong memory) {
        return spec("server", SqldBinaryFixture.path(), port, node, envFile, memory);
    }

    ServerSpec named(String name) {
        return spec(
                name,
                SqldBinaryFixture.path(),
                FreePort.next(),
                NodeType.STANDALONE,
                Optional.empty(),
                OptionalLong.empty());
    }

    ServerSpec withBinary(Path sqld) {
        return spec("server", sqld, FreePort.next(), NodeType.STANDALONE, Optional.empty(), OptionalLong.empty());
    }

    ServerSpec spec(String name, Path sqld, int port, NodeType node, Optional<Path> envFile, OptionalLong memory) {
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
}
