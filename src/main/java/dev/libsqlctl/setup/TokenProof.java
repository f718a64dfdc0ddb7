package dev.libsqlctl.setup;

import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.server.Server;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Proves by asking it that a server accepts the tokens it should and no others. */
public final class TokenProof {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** Longer than the 60 s that sqld gives an expired token. */
    private static final Duration EXPIRED_SINCE = Duration.ofMinutes(2);

    private static final Duration SHORT_LIFE = Duration.ofMinutes(1);
    private static final String ACCEPTED = "accepted";
    private static final String EXPIRED = ErrorCode.AUTH_JWT_EXPIRED.name();

    private final Endpoint endpoint;
    private final Clock clock;

    /**
     * @param server a running server
     * @param clock what tells the time
     */
    public TokenProof(Server server, Clock clock) {
        this.endpoint = Endpoint.parse(server.url().toString());
        this.clock = clock;
    }

    /**
     * One question and its answer.
     *
     * @param token which token the server was asked with, in words
     * @param answer {@code accepted}, or the code of the refusal
     */
    public record Check(String token, String answer) {}

    /**
     * Asks without a token, with new ones, and with an expired one.
     *
     * @param key the key that the server trusts
     * @return what was asked and answered; all as it should be
     * @throws LibsqlctlException {@link ErrorCode#NOT_SECURED} when it answers without a token; {@link ErrorCode#PROOF_FAILED} when it
     *     refuses a new token or accepts an expired one, which is said to be a matter of clocks where it is one
     */
    public List<Check> run(SigningKey key) {
        String none = ask(Optional.empty());
        if (none.equals(ACCEPTED)) {
            throw new LibsqlctlException(
                    ErrorCode.NOT_SECURED,
                    "the server answers without a token",
                    "'libsqlctl logs' shows what it said.");
        }
        String fresh = accepted(key);
        Instant past = clock.instant().minus(EXPIRED_SINCE);
        String expired = ask(Optional.of(token(key, Optional.of(past))));
        if (!expired.equals(EXPIRED)) {
            throw failed(
                    "a token that expired two minutes ago is answered with: " + expired,
                    "sqld gives an expired token a minute: its clock is behind this machine's. Set both by NTP.");
        }
        return List.of(
                new Check("no token", none), new Check("the new token", fresh), new Check("an expired token", expired));
    }

    /**
     * Asks with new tokens of a key, one that never expires and one that soon does.
     *
     * @throws LibsqlctlException {@link ErrorCode#PROOF_FAILED} when one is refused
     */
    String accepted(SigningKey key) {
        String lasting = ask(Optional.of(token(key, Optional.empty())));
        if (!lasting.equals(ACCEPTED)) {
            throw failed(
                    "the server refuses a new token of " + key.publicKey().fingerprint() + ": " + lasting,
                    "'libsqlctl status' shows by which keys it is secured; 'libsqlctl restart' makes it read them again.");
        }
        String brief = ask(Optional.of(token(key, Optional.of(clock.instant().plus(SHORT_LIFE)))));
        if (brief.equals(EXPIRED)) {
            throw failed(
                    "the server says that a token made this moment for one minute has expired",
                    "Its clock is at least two minutes ahead of this machine's. Set both by NTP.");
        }
        return lasting;
    }

    private static String token(SigningKey key, Optional<Instant> expires) {
        return new TokenIssuer(key).issue(TokenRequest.full(expires));
    }

    private String ask(Optional<String> token) {
        Endpoint asked = token.map(endpoint::withToken).orElse(endpoint);
        try (HranaClient client = HranaClient.open(asked, TIMEOUTS)) {
            client.execute(Stmt.of("SELECT 1"));
            return ACCEPTED;
        } catch (ServerException e) {
            return e.code();
        } catch (HranaException e) {
            throw failed("the server does not answer: " + e.getMessage(), "'libsqlctl logs' shows what it said.");
        }
    }

    private static LibsqlctlException failed(String message, String hint) {
        return new LibsqlctlException(ErrorCode.PROOF_FAILED, message, hint);
    }
}
