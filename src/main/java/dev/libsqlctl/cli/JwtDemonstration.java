package dev.libsqlctl.cli;

import dev.libsqlctl.auth.DecodedToken;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import dev.libsqlctl.auth.TokenVerifier;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows, in the words of the Makefile's script, that a token of a key is accepted, and refused once it has expired. */
final class JwtDemonstration {
    private static final Duration LIFE = Duration.ofSeconds(2);

    private final SigningKey key;
    private final Clock clock;
    private final Consumer<String> lines;

    /**
     * @param key the pair
     * @param clock what tells the time
     * @param lines gets each line as soon as it is known
     */
    JwtDemonstration(SigningKey key, Clock clock, Consumer<String> lines) {
        this.key = key;
        this.clock = clock;
        this.lines = lines;
    }

    /**
     * Shows it; takes two seconds.
     *
     * @param token a token that never expires
     * @throws LibsqlctlException when a token is not treated as it should be, or the wait was interrupted
     */
    void run(String token) {
        TokenVerifier verifier = new TokenVerifier(List.of(key.publicKey()), clock);
        lines.accept("Public Key (bytes):      b'" + key.publicKey().text() + "'");
        lines.accept("");
        lines.accept(" ----- Should get the payload (no expiration time)");
        lines.accept("JWT: " + token);
        lines.accept("payload: " + payload(verifier.verify(token).token()));
        lines.accept("");
        lines.accept(" ----- Should raise an exception when token expire after 2 seconds");
        String brief = new TokenIssuer(key)
                .issue(TokenRequest.full(Optional.of(clock.instant().plus(LIFE))));
        lines.accept("JWT: " + brief);
        lines.accept("Sleep for 2 seconds");
        sleep();
        requireExpired(verifier, brief);
        lines.accept("Signature has expired");
    }

    private static void sleep() {
        try {
            Thread.sleep(LIFE.toMillis());
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    private static void requireExpired(TokenVerifier verifier, String token) {
        try {
            verifier.verify(token);
        } catch (LibsqlctlException e) {
            if (e.code() == ErrorCode.AUTH_JWT_EXPIRED) {
                return;
            }
            throw e;
        }
        throw new LibsqlctlException(
                ErrorCode.PROOF_FAILED,
                "a token of two seconds is still valid after two seconds",
                "Was this machine's clock set back meanwhile? Run it again.");
    }

    /** The claims as Python writes them. */
    private static String payload(DecodedToken token) {
        return token.claims().entrySet().stream()
                .map(JwtDemonstration::claim)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String claim(Map.Entry<String, Object> claim) {
        return "'" + claim.getKey() + "': "
                + (claim.getValue() instanceof String text ? "'" + text + "'" : claim.getValue());
    }
}
