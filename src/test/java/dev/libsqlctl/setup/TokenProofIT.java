package dev.libsqlctl.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.support.SqldServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a server is asked, and clocks that differ. */
class TokenProofIT {
    private static final SigningKey KEY = SigningKey.generate();

    private static SqldServer sqld;

    @BeforeAll
    static void start() {
        sqld = SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", KEY.publicKey().text()));
    }

    @AfterAll
    static void stop() {
        sqld.close();
    }

    private static TokenProof proof(SqldServer asked, Duration offset) {
        Server server = new Server(
                EngineKind.NATIVE,
                "server",
                Optional.empty(),
                Server.State.RUNNING,
                asked.dataDir().getParent(),
                "127.0.0.1",
                URI.create(asked.url()).getPort(),
                NodeType.STANDALONE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        return new TokenProof(server, Clock.offset(Clock.systemUTC(), offset));
    }

    private static LibsqlctlException failure(TokenProof proof, SigningKey key) {
        return catchThrowableOfType(LibsqlctlException.class, () -> proof.run(key));
    }

    @Test
    void aSecuredServerIsProved() {
        assertThat(proof(sqld, Duration.ZERO).run(KEY))
                .extracting(TokenProof.Check::answer)
                .containsExactly("AUTH_HEADER_NOT_FOUND", "accepted", "AUTH_JWT_EXPIRED");
    }

    @Test
    void aServerWhoseClockIsAheadIsSaidToBe() {
        LibsqlctlException failure = failure(proof(sqld, Duration.ofMinutes(-5)), KEY);

        assertThat(failure.code()).isEqualTo(ErrorCode.PROOF_FAILED);
        assertThat(failure).hasMessageContaining("made this moment");
        assertThat(failure.hint().orElseThrow()).contains("ahead");
    }

    @Test
    void aServerWhoseClockIsBehindIsSaidToBe() {
        LibsqlctlException failure = failure(proof(sqld, Duration.ofMinutes(5)), KEY);

        assertThat(failure.code()).isEqualTo(ErrorCode.PROOF_FAILED);
        assertThat(failure.hint().orElseThrow()).contains("behind");
    }

    @Test
    void anotherKeyAndAnOpenServerAreNoticed() {
        assertThat(failure(proof(sqld, Duration.ZERO), SigningKey.generate()))
                .hasMessageContaining("refuses a new token")
                .hasMessageContaining("AUTH_JWT_INVALID");
        try (SqldServer open = SqldServer.start()) {
            assertThat(failure(proof(open, Duration.ZERO), KEY).code()).isEqualTo(ErrorCode.NOT_SECURED);
        }
    }
}
