package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.support.SqldServer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The refusals of a server that asks for a token. */
class AccessIT {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static KeyPair keys;
    private static SqldServer server;

    @BeforeAll
    static void start() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        server = SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", BASE64.encodeToString(raw)));
        try (HranaClient client = client(token("{\"a\":\"rw\"}"))) {
            client.execute(Stmt.of("CREATE TABLE t (a)"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutAToken() {
        try (HranaClient client = HranaClient.open(server.endpoint(), Servers.timeouts(5))) {
            assertThat(client.healthy()).isTrue();
            assertRefused(
                    client,
                    "AUTH_HEADER_NOT_FOUND",
                    "Authentication failed: Expected authorization header but none given");
        }
    }

    @Test
    void withATokenThatIsNone() {
        assertRefused(client("garbage"), "AUTH_JWT_INVALID", "Authentication failed: The JWT is invalid");
    }

    @Test
    void withAnExpiredToken() throws Exception {
        assertRefused(
                client(token("{\"exp\":1000000000}")),
                "AUTH_JWT_EXPIRED",
                "Authentication failed: The JWT has expired");
    }

    @Test
    void withAnAudience() throws Exception {
        assertRefused(client(token("{\"aud\":\"x\"}")), "AUTH_FAILED", "Authentication failed: Authentication failed");
    }

    @Test
    void withATokenForAnotherNamespace() throws Exception {
        ServerException e = refusal(client(token("{\"id\":\"other\"}")), "SELECT 1");
        assertThat(e.code()).isEqualTo("NAMESPACE_NOT_FOUND");
        assertThat(e.httpStatus()).hasValue(404);
    }

    @Test
    void withATokenThatMayOnlyRead() throws Exception {
        HranaClient client = client(token("{\"a\":\"ro\"}"));
        assertThat(client.execute(Stmt.of("SELECT count(*) FROM t")).rows()).hasSize(1);
        ServerException e = refusal(client, "INSERT INTO t VALUES (1)");
        assertThat(e.code()).isEqualTo("FORBIDDEN");
        assertThat(e.accessRefused()).isTrue();
        assertThat(e.outcomeUnknown()).isFalse();
        assertThat(e).hasMessageContaining("Write permission");
    }

    @Test
    void aTokenForbiddenToWriteLosesTheStream() throws Exception {
        try (HranaStream stream = client(token("{\"a\":\"ro\"}")).openStream()) {
            stream.execute(Stmt.of("BEGIN"));
            ServerException e = catchThrowableOfType(
                    ServerException.class, () -> stream.execute(Stmt.of("INSERT INTO t VALUES (1)")));
            assertThat(e.code()).isEqualTo("FORBIDDEN");
            assertThat(e.rolledBack()).isTrue();
            assertThatThrownBy(() -> stream.execute(Stmt.of("SELECT 1"))).isInstanceOf(StreamClosedException.class);
        }
    }

    private static void assertRefused(HranaClient client, String code, String message) {
        ServerException e = refusal(client, "INSERT INTO t VALUES (1)");
        assertThat(e.code()).isEqualTo(code);
        assertThat(e).hasMessage(message);
        assertThat(e.httpStatus()).hasValue(401);
        assertThat(e.accessRefused()).isTrue();
        assertThat(e.outcomeUnknown()).isFalse();
    }

    private static ServerException refusal(HranaClient client, String sql) {
        return catchThrowableOfType(ServerException.class, () -> client.execute(Stmt.of(sql)));
    }

    private static HranaClient client(String token) {
        return HranaClient.open(server.endpoint().withToken(token), Servers.timeouts(5));
    }

    private static String token(String claims) throws Exception {
        String unsigned = BASE64.encodeToString("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "." + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + BASE64.encodeToString(signature.sign());
    }
}
