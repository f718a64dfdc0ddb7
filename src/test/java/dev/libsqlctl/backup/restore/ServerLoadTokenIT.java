package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.restore.ServerLoadRequest.Existing;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.target.ServerTarget;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Restores into a server that asks for a token. */
@Timeout(60)
class ServerLoadTokenIT {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String DUMP = LoadFixture.dump("CREATE TABLE t(a);", "INSERT INTO t VALUES(1);");

    /** The server takes a token for a minute after its end. */
    private static final int LEEWAY_SECONDS = 60;

    private static KeyPair keys;
    private static SqldServer server;
    private static LoadFixture fixture;

    @BeforeAll
    static void start() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        server = SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", BASE64.encodeToString(raw)));
        fixture = new LoadFixture(server.endpoint().withToken(token("{}")));
        fixture.reset("CREATE TABLE old (a)", "INSERT INTO old VALUES (1)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTokenThatMayOnlyRead() throws Exception {
        LibsqlctlException failure = refused(target("{\"a\":\"ro\"}"), ServerLoadTokenIT::reader);
        assertRefusedBecauseOf(failure, "FORBIDDEN");
    }

    @Test
    void aTokenThatExpiresInTheMiddle() throws Exception {
        long end = Instant.now().plusSeconds(3).getEpochSecond() - LEEWAY_SECONDS;
        ServerTarget target = target("{\"exp\":" + end + "}");
        AtomicInteger opened = new AtomicInteger();
        LibsqlctlException failure = refused(target, () -> {
            if (opened.incrementAndGet() == 2) {
                Eventually.become("the token expires", () -> isRefused(target));
            }
            return reader();
        });
        assertThat(opened).hasValue(2);
        assertRefusedBecauseOf(failure, "AUTH_JWT_EXPIRED");
    }

    private static LibsqlctlException refused(ServerTarget target, Supplier<DumpReader> dump) throws SQLException {
        List<String> before = fixture.content();
        LibsqlctlException failure = catchThrowableOfType(
                LibsqlctlException.class,
                () -> ServerLoad.load(new ServerLoadRequest(
                        target, dump, Optional.empty(), Existing.REPLACE, Optional.empty(), BackupProgress.NONE)));
        assertThat(fixture.content()).isEqualTo(before);
        return failure;
    }

    private static void assertRefusedBecauseOf(LibsqlctlException failure, String code) {
        assertThat(failure.code()).as(failure.toString()).isEqualTo(ErrorCode.RESTORE_FAILED);
        assertThat(failure).hasMessageContaining("nothing was changed");
        Throwable cause = failure;
        while (!(cause instanceof ServerException)) {
            cause = cause.getCause();
        }
        assertThat(((ServerException) cause).code()).isEqualTo(code);
        assertThat(((ServerException) cause).accessRefused()).isTrue();
    }

    private static boolean isRefused(ServerTarget target) {
        try (Connection connection = target.connect()) {
            return connection == null;
        } catch (SQLException e) {
            return true;
        }
    }

    private static DumpReader reader() {
        return new DumpReader(new ByteArrayInputStream(DUMP.getBytes(StandardCharsets.UTF_8)), "a.sql");
    }

    private static ServerTarget target(String claims) throws GeneralSecurityException {
        return new ServerTarget(server.endpoint().withToken(token(claims)));
    }

    private static String token(String claims) throws GeneralSecurityException {
        String unsigned = part("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}") + "." + part(claims);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
