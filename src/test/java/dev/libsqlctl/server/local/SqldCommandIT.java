package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.RecordedProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a native server is told on its command line and in its environment, seen where the kernel keeps both. */
class SqldCommandIT extends NativeFixture {
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

    private static boolean replicated(PlainHttp http) {
        return http.execute("SELECT count(*) FROM sqlite_schema WHERE name = 't'")
                .contains("\"value\":\"1\"");
    }

    private ServerSpec memory(int mebibytes) {
        return spec(FreePort.next(), NodeType.STANDALONE, Optional.empty(), OptionalLong.of((long) mebibytes << 20));
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
