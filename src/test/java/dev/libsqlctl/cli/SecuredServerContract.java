package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.libsqlctl.auth.Access;
import dev.libsqlctl.auth.ForeignTokens;
import dev.libsqlctl.auth.KeyFiles;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, tokens and a server that asks for them, as their user types it. What holds for one engine holds for the other. */
abstract class SecuredServerContract {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));

    @TempDir
    Path directory;

    private int port;
    private String name;

    /** {@return the engine's name, as users type it} */
    abstract String engine();

    @BeforeEach
    void chooseNames() {
        port = FreePort.next();
        name = "libsqlctl-auth-" + port;
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

    final Program with(String token) {
        return program().with("JWT_TOKEN", token);
    }

    /** {@return a token of the pair at hand that lives for an hour} */
    private String token(Access access, String... namespaces) {
        Optional<Instant> end = Optional.of(Instant.now().plusSeconds(3600));
        return new TokenIssuer(KeyFiles.privateKey(directory.resolve("private.pem")))
                .issue(new TokenRequest("test", end, access, List.of(namespaces)));
    }

    private Value query(String token, String sql) {
        Endpoint endpoint = Endpoint.parse("http://127.0.0.1:" + port);
        Endpoint asked = token == null ? endpoint : endpoint.withToken(token);
        try (HranaClient client = HranaClient.open(asked, TIMEOUTS)) {
            var rows = client.execute(Stmt.of(sql)).rows();
            return rows.isEmpty() ? new Value.Null() : rows.get(0).get(0);
        }
    }

    private String refusal(String token, String sql) {
        try {
            query(token, sql);
            return "accepted";
        } catch (ServerException e) {
            return e.code();
        }
    }

    private void assertRefused(String token, String code, String message) {
        Program program = token == null ? program() : with(token);
        Program.Run run = program.run("play");
        assertThat(run).exitedWith(4).warns("error: " + code + ": " + message).warns("hint: ");
        if (token != null) {
            assertThat(run.err() + run.out()).doesNotContain(token);
        }
    }

    /** Makes an open server with a row in it, and secures it. */
    final JsonObject secured() {
        assertThat(program().run("first-start")).succeeded().says("secured         no");
        query(null, "CREATE TABLE kept (n INTEGER)");
        query(null, "INSERT INTO kept VALUES (42)");
        return assertThat(program().run("generate-jwt", "--secure", "--restart", "--no-demo", "--json"))
                .succeeded()
                .json();
    }

    @Test
    void securingKeepsTheDataAndIsProvedAndShown() throws IOException {
        JsonObject answer = secured();
        String token = answer.get("token").getAsString();
        String fingerprint = answer.get("fingerprint").getAsString();

        assertThat(answer.getAsJsonObject("proof").toString())
                .isEqualTo("{\"no token\":\"AUTH_HEADER_NOT_FOUND\",\"the new token\":\"accepted\","
                        + "\"an expired token\":\"AUTH_JWT_EXPIRED\"}");
        assertThat(query(token, "SELECT n FROM kept")).isEqualTo(new Value.Integer(42));
        assertThat(directory.resolve(".env")).hasContent("SQLD_AUTH_JWT_KEY_FILE=public.pub\n");
        assertThat(program().run("status"))
                .succeeded()
                .says("secured          yes")
                .says(fingerprint);
        assertThat(program().run("start")).succeeded().says(fingerprint);
        assertThat(with(token).run("alive")).succeeded().says("secured by " + fingerprint);
        assertThat(with(token).run("play")).succeeded().says("1 rows\n('It works!!!',)\n");
        assertThat(program().run("restart")).succeeded();
        assertThat(with(token).run("play")).succeeded();
    }

    @Test
    void everyKindOfTokenGetsItsAnswer() throws IOException {
        secured();
        ForeignTokens foreign = new ForeignTokens(Files.readString(directory.resolve("private.pem")));
        String good = token(Access.RW);
        long now = Instant.now().getEpochSecond();
        String invalid = "Authentication failed: The JWT is invalid";

        assertRefused(
                null, "AUTH_HEADER_NOT_FOUND", "Authentication failed: Expected authorization header but none given");
        assertRefused("garbage", "AUTH_JWT_INVALID", invalid);
        assertRefused(good.substring(0, good.length() - 6) + "AAAAAA", "AUTH_JWT_INVALID", invalid);
        assertRefused(
                foreign.token("{\"exp\":" + (now - 120) + "}"),
                "AUTH_JWT_EXPIRED",
                "Authentication failed: The JWT has expired");
        assertRefused(foreign.token("{\"aud\":\"x\"}"), "AUTH_FAILED", "Authentication failed: Authentication failed");
        assertRefused(foreign.token("{\"alg\":\"none\"}", "{}"), "AUTH_JWT_INVALID", invalid);
        assertRefused(token(Access.RW, "other"), "NAMESPACE_NOT_FOUND", "Namespace `default` doesn't exist");
        assertRefused(token(Access.RO), "FORBIDDEN", "Authorization forbidden: ");
        String stranger = new TokenIssuer(SigningKey.generate()).issue(TokenRequest.full(Optional.empty()));
        assertRefused(stranger, "AUTH_JWT_INVALID", invalid);
        assertThat(with(token(Access.RW, "other")).run("alive")).exitedWith(4).says("refuses the token");

        assertThat(with(good).run("play")).succeeded();
        assertThat(refusal(token(Access.RW, "default"), "DELETE FROM kept")).isEqualTo("accepted");
        assertThat(refusal(token(Access.RW, "default", "other"), "DELETE FROM kept"))
                .isEqualTo("accepted");
        assertThat(refusal(token(Access.RO), "SELECT n FROM kept")).isEqualTo("accepted");
        assertThat(refusal(token(Access.RO, "a", "default"), "SELECT n FROM kept"))
                .isEqualTo("accepted");
        assertThat(refusal(token(Access.RO), "DELETE FROM kept")).isEqualTo("FORBIDDEN");
        assertThat(refusal(foreign.token("{\"exp\":" + (now - 30) + "}"), "SELECT 1"))
                .as("sqld's leeway")
                .isEqualTo("accepted");
        assertThat(refusal(foreign.token("{\"nbf\":" + (now + 600) + "}"), "SELECT 1"))
                .as("sqld does not look at nbf")
                .isEqualTo("accepted");
    }

    @Test
    void tokensOfBothKeysWorkDuringAnOverlapAndOfOneAfterIt() throws IOException {
        String oldToken = secured().get("token").getAsString();
        String oldKey = Files.readString(directory.resolve("private.pem"));

        JsonObject rotated = assertThat(program().run("keys", "rotate", "--overlap", "7d", "--json"))
                .succeeded()
                .json();
        assertThat(rotated.get("restarted").getAsString()).isEqualTo(name);
        assertThat(directory.resolve("private.pem")).content().isNotEqualTo(oldKey);
        String newToken = token(Access.RW);
        assertThat(with(oldToken).run("play")).succeeded();
        assertThat(with(newToken).run("play")).succeeded();
        assertThat(program().run("status"))
                .succeeded()
                .says(rotated.get("key").getAsString() + ", "
                        + rotated.getAsJsonArray("old_keys").get(0).getAsString());

        assertThat(program().run("keys", "rotate")).failedWith(ErrorCode.KEYS_OVERLAP);
        assertThat(program().run("keys", "retire"))
                .failedWith(ErrorCode.KEYS_OVERLAP)
                .warns("--force");
        assertThat(with(oldToken).run("play")).succeeded();

        assertThat(program().run("keys", "retire", "--force")).succeeded();
        assertRefused(oldToken, "AUTH_JWT_INVALID", "Authentication failed: The JWT is invalid");
        assertThat(with(newToken).run("play")).succeeded();
        assertThat(query(newToken, "SELECT n FROM kept")).isEqualTo(new Value.Integer(42));
        assertThat(program().run("keys", "retire")).failedWith(ErrorCode.KEYS_OVERLAP);
    }

    @Test
    void aServerThatDoesNotStartSecuredIsBroughtBackAsItWas() throws IOException {
        assertThat(program().run("first-start")).succeeded();
        query(null, "CREATE TABLE kept (n INTEGER)");
        Files.writeString(directory.resolve(".env"), "# mine\nSQLD_HTTP_AUTH=nonsense\n");

        assertThat(program().run("generate-jwt", "--restart", "--no-demo"))
                .failedWith(ErrorCode.SERVER_EXITED)
                .warns("brought back");
        assertThat(program().run("wait", "--url", "http://127.0.0.1:" + port)).succeeded();
        assertThat(query(null, "SELECT count(*) FROM kept")).isEqualTo(new Value.Integer(0));
        assertThat(program().run("status")).succeeded().says("secured          no");
    }

    @Test
    void ctrlCWhileTheServerIsMadeAgainLeavesAServerThatRuns() {
        assertThat(program().run("first-start")).succeeded();
        query(null, "CREATE TABLE kept (n INTEGER)");
        Program.Running securing = program().start("generate-jwt", "--restart", "--no-demo");
        Eventually.become("the key is placed", () -> securing.err().contains("names the key"));
        securing.signal("INT").end();

        assertThat(program().run("status")).succeeded();
        String token = token(Access.RW);
        assertThat(with(token).run("play")).succeeded();
        assertThat(query(token, "SELECT count(*) FROM kept")).isEqualTo(new Value.Integer(0));

        assertThat(program().run("generate-jwt", "--restart", "--no-demo", "--key", "private.pem"))
                .succeeded();
        Program.Running rotating = program().start("keys", "rotate");
        Eventually.become("the server is restarted", () -> rotating.err().contains("stopped cleanly"));
        rotating.signal("INT").end();

        assertThat(program().run("status")).succeeded().says("secured          yes");
        assertThat(with(token).run("play")).succeeded();
        assertThat(with(token(Access.RW)).run("play")).succeeded();
    }
}
