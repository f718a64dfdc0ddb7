package dev.libsqlctl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.server.LogRequest.Follow;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.RecordedProgress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every engine promises, tried with real servers. */
public abstract class EngineContract extends EngineFixture {
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Test
    void createsAServerThatDoesNotRun() {
        ServerSpec spec = spec("made");

        Server server = engine.create(spec, new RecordedProgress());

        assertThat(server.engine()).isEqualTo(kind());
        assertThat(server.name()).isEqualTo(spec.name());
        assertThat(server.state()).isEqualTo(Server.State.STOPPED);
        assertThat(server.running()).isFalse();
        assertThat(server.dataDirectory()).isEqualTo(data);
        assertThat(server.bind()).isEqualTo("127.0.0.1");
        assertThat(server.port()).isEqualTo(spec.port());
        assertThat(server.node()).isEqualTo(NodeType.STANDALONE);
        assertThat(server.secured()).isFalse();
        assertThat(server.image()).isPresent();
        assertThat(server.startedAt()).isEmpty();
        assertThat(new PlainHttp(server.url()).healthy()).isFalse();
    }

    @Test
    void refusesASecondServerOfOneName() {
        engine.create(spec("twice"), new RecordedProgress());

        assertFails(ErrorCode.SERVER_EXISTS, () -> engine.create(spec("twice"), new RecordedProgress()));
    }

    @Test
    void startsAServerThatAnswers() {
        Server created = engine.create(spec("runs"), new RecordedProgress());
        Instant before = Instant.now().minusSeconds(2);

        Server server = start(created);

        assertThat(server.state()).isEqualTo(Server.State.RUNNING);
        assertThat(server.id()).isPresent();
        assertThat(server.startedAt())
                .hasValueSatisfying(
                        at -> assertThat(at).isBetween(before, Instant.now().plusSeconds(2)));
        assertThat(http(server).execute("SELECT 20 + 22")).contains("\"42\"");
    }

    @Test
    void startingARunningServerLeavesItAlone() {
        Server server = running("again");

        Server same = engine.start(server, new RecordedProgress());

        assertThat(same).isEqualTo(server);
        assertThat(http(server).healthy()).isTrue();
    }

    @Test
    void refreshTellsWhatHappenedMeanwhile() {
        Server created = engine.create(spec("fresh"), new RecordedProgress());
        assertThat(engine.refresh(created))
                .hasValueSatisfying(now -> assertThat(now.running()).isFalse());

        Server server = start(created);
        assertThat(engine.refresh(created)).contains(server);

        engine.kill(server);
        awaitStopped(server);
        assertThat(engine.refresh(server)).hasValueSatisfying(now -> {
            assertThat(now.state()).isEqualTo(Server.State.STOPPED);
            assertThat(now.startedAt()).isEmpty();
        });

        engine.remove(server);
        assertThat(engine.refresh(server)).isEmpty();
    }

    @Test
    void anotherEngineSeesTheSame() {
        Server server = running("shared");

        try (Engine other = newEngine()) {
            assertThat(other.find(server.name(), data)).contains(server);
            assertThat(other.servers(data)).containsExactly(server);
        }
    }

    @Test
    void findsServersByNameAndByDirectory() {
        Server second = engine.create(spec("b"), new RecordedProgress());
        Server first = engine.create(spec("a"), new RecordedProgress());

        assertThat(engine.servers(data)).extracting(Server::name).containsExactly(first.name(), second.name());
        assertThat(engine.find(first.name(), data)).contains(first);
        assertThat(engine.find(name("nobody"), data)).isEmpty();
        assertThat(engine.servers(directory.resolve("elsewhere"))).isEmpty();
    }

    @Test
    void keepsDataWhenTerminatedAndStartedAgain() {
        Server server = running("kept");
        http(server).execute("CREATE TABLE t (a)", "INSERT INTO t VALUES ('kept')");

        stop(server);
        Server again = start(server);

        assertThat(http(again).execute("SELECT a FROM t")).contains("\"kept\"");
    }

    @Test
    void keepsDataWhenKilledAndStartedAgain() {
        Server server = running("killed");
        http(server).execute("CREATE TABLE t (a)", "INSERT INTO t VALUES ('kept')");

        engine.kill(server);
        awaitStopped(server);
        Server again = start(server);

        assertThat(http(again).execute("SELECT a FROM t")).contains("\"kept\"");
    }

    @Test
    void keepsDataWhenRemoved() {
        Server server = running("removed");
        http(server).execute("CREATE TABLE t (a)", "INSERT INTO t VALUES ('kept')");
        stop(server);

        engine.remove(server);

        assertThat(engine.find(server.name(), data)).isEmpty();
        Server successor = running("successor");
        assertThat(http(successor).execute("SELECT a FROM t")).contains("\"kept\"");
    }

    @Test
    void deletesAllDataButWhatKeepsTheDirectoryInARepository() throws Exception {
        Files.writeString(data.resolve(".gitignore"), "*\n");
        Server server = running("deleted");
        http(server).execute("CREATE TABLE t (a)");
        stop(server);
        engine.remove(server);

        engine.deleteData(server);

        try (var left = Files.list(data)) {
            assertThat(left).containsExactly(data.resolve(".gitignore"));
        }
        assertThat(data.resolve(".gitignore")).hasContent("*");
    }

    @Test
    void signalsToAStoppedServerAreNoError() {
        Server server = engine.create(spec("stopped"), new RecordedProgress());

        engine.terminate(server);
        engine.kill(server);

        assertThat(engine.refresh(server))
                .hasValueSatisfying(now -> assertThat(now.running()).isFalse());
    }

    @Test
    void securedServerReadsItsKeyFromTheDataDirectory() throws Exception {
        Files.writeString(data.resolve("public.pub"), publicKey());
        Path envFile = Files.writeString(directory.resolve(".env"), "SQLD_AUTH_JWT_KEY_FILE=public.pub\n");
        Map<String, String> variables = Map.of("SQLD_AUTH_JWT_KEY_FILE", "public.pub");

        Server server = start(engine.create(
                spec("secured", FreePort.next(), Optional.of(envFile), variables), new RecordedProgress()));

        assertThat(server.secured()).isTrue();
        assertThat(server.keyFile()).hasValue(data.resolve("public.pub"));
        assertThat(http(server).status()).isEqualTo(401);
    }

    @Test
    void tellsWhatAServerWasMadeOfSoThatItCanBeMadeAgain() throws Exception {
        Files.writeString(data.resolve("public.pub"), publicKey());
        Path envFile = Files.writeString(directory.resolve(".env"), "SQLD_AUTH_JWT_KEY_FILE=public.pub\n");
        Map<String, String> variables = Map.of("SQLD_AUTH_JWT_KEY_FILE", "public.pub");
        ServerSpec spec = spec("copied", FreePort.next(), Optional.of(envFile), variables);
        Server made = engine.create(spec, new RecordedProgress());

        ServerSpec copy = engine.spec(made);
        engine.remove(made);
        Server again = start(engine.restore(copy));

        assertThat(copy.memory()).isEqualTo(spec.memory());
        assertThat(copy.docker().restart()).isEqualTo(spec.docker().restart());
        assertThat(again)
                .usingRecursiveComparison()
                .comparingOnlyFields("name", "dataDirectory", "bind", "port", "node", "secured", "keyFile", "image")
                .isEqualTo(made);
        assertThat(http(again).status()).isEqualTo(401);
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Server server = engine.create(
                    spec("taken", holder.getLocalPort(), Optional.empty(), Map.of()), new RecordedProgress());

            assertFails(ErrorCode.PORT_IN_USE, () -> engine.start(server, new RecordedProgress()));

            assertThat(engine.refresh(server))
                    .hasValueSatisfying(now -> assertThat(now.running()).isFalse());
        }
    }

    @Test
    void nobodyHoldsAFreePort() {
        assertThat(engine.portHolder(FreePort.next())).isEmpty();
    }

    @Test
    void helpIsThatOfTheServer() {
        Server server = running("helpful");

        assertThat(engine.help(server)).contains("Usage: sqld").contains("--http-listen-addr");
    }

    @Test
    void memoryIsToldOfARunningServerOnly() {
        Server server = running("memory");
        OptionalLong memory = engine.memory(server);

        assertThat(memory).isPresent();
        assertThat(memory.getAsLong()).isBetween(1L << 20, 1L << 30);

        stop(server);
        assertThat(engine.memory(server)).isEmpty();
    }

    @Test
    void logsGiveAllLinesOrTheLast() throws Exception {
        Server server = running("logged");
        stop(server);

        List<String> all = logs(server, new LogRequest(OptionalInt.empty(), Optional.empty(), Follow.NO));

        assertThat(all).anyMatch(line -> line.contains("listening for incoming user HTTP connection"));
        assertThat(all).anyMatch(line -> line.contains("shutdown gracefully"));
        assertThat(all).noneMatch(line -> line.indexOf('\u001B') >= 0 || line.endsWith("\n") || line.endsWith("\r"));
        assertThat(logs(server, LogRequest.last(2))).isEqualTo(all.subList(all.size() - 2, all.size()));
        assertThat(logs(server, LogRequest.last(all.size() + 1))).isEqualTo(all);
        assertThat(logs(server, LogRequest.last(0))).isEmpty();
    }

    @Test
    void logsGiveLinesSinceAMoment() throws Exception {
        Server server = running("since");
        stop(server);

        assertThat(logs(server, since(LONG_AGO))).anyMatch(line -> line.contains("listening"));
        assertThat(logs(server, since(Instant.now().plus(AN_HOUR)))).isEmpty();
    }

    @Test
    void followedLogsEndWithTheServer() throws Exception {
        Server server = running("followed");
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread reader = follow(server, lines, new AtomicReference<>());
        Eventually.become(
                "the first lines", () -> lines.stream().anyMatch(line -> line.contains("listening for incoming")));

        stop(server);
        reader.join(Duration.ofSeconds(30).toMillis());

        assertThat(reader.isAlive()).isFalse();
        assertThat(lines).anyMatch(line -> line.contains("shutdown gracefully"));
    }

    @Test
    void followedLogsEndWhenInterrupted() throws Exception {
        Server server = running("watched");
        List<String> lines = new CopyOnWriteArrayList<>();
        AtomicReference<Exception> end = new AtomicReference<>();
        Thread reader = follow(server, lines, end);
        Eventually.become("the first lines", () -> !lines.isEmpty());

        reader.interrupt();
        reader.join(Duration.ofSeconds(30).toMillis());

        assertThat(reader.isAlive()).isFalse();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(http(server).healthy()).isTrue();
    }

    private static LogRequest since(Instant moment) {
        return new LogRequest(OptionalInt.empty(), Optional.of(moment), Follow.NO);
    }

    private Thread follow(Server server, List<String> lines, AtomicReference<Exception> end) {
        LogRequest request = new LogRequest(OptionalInt.empty(), Optional.empty(), Follow.YES);
        Thread reader = new Thread(() -> {
            try {
                engine.logs(server, request, lines::add);
            } catch (InterruptedException | RuntimeException e) {
                end.set(e);
            }
        });
        reader.start();
        return reader;
    }
    /** {@return an Ed25519 public key as sqld takes it: its 32 bytes in base64url} */
    private static String publicKey() throws Exception {
        byte[] spki = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        byte[] key = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
