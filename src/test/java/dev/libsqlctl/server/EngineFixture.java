package dev.libsqlctl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.RecordedProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine under test with a data directory of its own, and what its tests do with servers. */
public abstract class EngineFixture {
    private static final int LOOKS_PER_SIGNAL = 25;

    /** The directory of all that a test makes. */
    @TempDir
    protected Path directory;

    /** The data directory of a test's servers. */
    protected Path data;

    /** The engine under test. */
    protected Engine engine;

    /** {@return a new engine} */
    protected abstract Engine newEngine();

    /** {@return what this engine is} */
    protected abstract EngineKind kind();

    /** {@return the container's part of a specification} */
    protected abstract ServerSpec.Docker docker();

    /** {@return the process's part of a specification} */
    protected abstract ServerSpec.Native nativeProcess();

    /** {@return a name for a server that nothing else on this machine has} */
    protected abstract String name(String suffix);

    @BeforeEach
    void open() throws Exception {
        data = Files.createDirectory(directory.resolve("sqld-data"));
        engine = newEngine();
    }

    @AfterEach
    void cleanUp() {
        try (Engine closing = engine) {
            List<Server> servers = closing.servers(data);
            for (Server server : servers) {
                closing.kill(server);
                awaitStopped(server);
                closing.remove(server);
            }
            // As only the engine can: a container's files may belong to another user.
            servers.stream().findFirst().ifPresent(closing::deleteData);
        }
    }

    /** {@return an open standalone server on a free port} */
    protected final ServerSpec spec(String suffix) {
        return spec(suffix, FreePort.next(), Optional.empty(), Map.of());
    }

    /** {@return a standalone server} */
    protected final ServerSpec spec(String suffix, int port, Optional<Path> envFile, Map<String, String> variables) {
        return new ServerSpec(
                name(suffix),
                data,
                "127.0.0.1",
                port,
                NodeType.STANDALONE,
                envFile,
                variables,
                envFile.isPresent(),
                OptionalLong.empty(),
                docker(),
                nativeProcess());
    }

    /** {@return a new open server that answers} */
    protected final Server running(String suffix) {
        return start(engine.create(spec(suffix), new RecordedProgress()));
    }

    /** {@return the server, started and answering} */
    protected final Server start(Server server) {
        Server running = engine.start(server, new RecordedProgress());
        http(running).awaitHealthy();
        return running;
    }

    /** Stops a server cleanly. Asks again now and then: sqld can lose a SIGTERM that comes right after its start. */
    protected final void stop(Server server) {
        AtomicInteger looks = new AtomicInteger();
        Eventually.become("stopped: " + server.name(), () -> {
            if (looks.getAndIncrement() % LOOKS_PER_SIGNAL == 0) {
                engine.terminate(server);
            }
            return isStopped(server);
        });
    }

    /** Waits until a server's process is gone. */
    protected final void awaitStopped(Server server) {
        Eventually.become("stopped: " + server.name(), () -> isStopped(server));
    }

    private boolean isStopped(Server server) {
        return engine.refresh(server).map(now -> !now.running()).orElse(true);
    }

    /** {@return a way to ask the server} */
    protected static PlainHttp http(Server server) {
        return new PlainHttp(server.url());
    }

    /** Makes sure that a call fails with a code and says what to do next. */
    protected static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LibsqlctlException.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.hint()).isPresent();
        });
    }

    /** {@return the lines of a server's log} */
    protected final List<String> logs(Server server, LogRequest request) throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        engine.logs(server, request, lines::add);
        return lines;
    }
}
