package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.play.SmokeTest;
import dev.libsqlctl.support.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose clock is ahead calls every token expired. */
class RefusedTokenTest {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private ScriptedServer ahead;

    @BeforeEach
    void start() {
        ahead = ScriptedServer.start(
                exchange -> exchange.json(401, "{\"error\":\"Unauthorized: `The JWT has expired`\"}"));
    }

    @AfterEach
    void stop() {
        ahead.close();
    }

    private Object play(Instant expires) {
        String token = new TokenIssuer(SigningKey.generate()).issue(TokenRequest.full(Optional.of(expires)));
        Endpoint endpoint = Endpoint.parse(ahead.url()).withToken(token);
        return RefusedToken.explained(endpoint, () -> SmokeTest.run(endpoint, TIMEOUTS));
    }

    @Test
    void aTokenThatIsValidByTheClockHereIsSaidToBe() {
        Instant end = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3600);

        LibsqlctlException refusal = catchThrowableOfType(LibsqlctlException.class, () -> play(end));

        assertThat(refusal.code()).isEqualTo(ErrorCode.AUTH_JWT_EXPIRED);
        assertThat(refusal)
                .hasMessageContaining("Authentication failed: The JWT has expired")
                .hasMessageContaining("valid until " + end);
        assertThat(refusal.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("clock"));
    }

    @Test
    void aTokenThatHasExpiredHereTooIsRefusedInTheServersWords() {
        ServerException refusal = catchThrowableOfType(
                ServerException.class, () -> play(Instant.now().minusSeconds(1)));

        assertThat(refusal).hasMessage("Authentication failed: The JWT has expired");
        assertThat(HranaFailure.hint(refusal))
                .hasValueSatisfying(hint -> assertThat(hint).contains("token create"));
    }
}
