package dev.libsqlctl.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about tokens as sqld does, in its words, with two exceptions on the safe side: a token is refused from the second on in which it
 * expires (sqld gives it a minute more), and one that is not valid yet is refused (sqld does not look).
 */
public final class TokenVerifier {
    private static final Duration LEEWAY_OF_SQLD = Duration.ofSeconds(60);
    private static final Set<String> LEVELS = Set.of("ro", "rw", "roa");

    private final List<VerificationKey> keys;
    private final Clock clock;

    /**
     * @param keys the keys that a token may be signed with
     * @param clock what tells the time
     */
    public TokenVerifier(List<VerificationKey> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /**
     * A token that was accepted.
     *
     * @param token what it says
     * @param key what it is signed with
     */
    public record Verified(DecodedToken token, VerificationKey key) {}

    /**
     * Verifies a token.
     *
     * @param token in compact form
     * @return what it says, and with which key it was signed
     * @throws LibsqlctlException {@link ErrorCode#AUTH_JWT_INVALID}, {@link ErrorCode#AUTH_JWT_EXPIRED},
     *     {@link ErrorCode#AUTH_JWT_IMMATURE} or {@link ErrorCode#AUTH_FAILED}; the hint says why
     */
    public Verified verify(String token) {
        JWSObject signed = parse(token);
        VerificationKey key = keys.stream()
                .filter(candidate -> isSigned(signed, candidate))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "It was signed with another key than " + fingerprints() + ", or was changed or cut since."));
        DecodedToken decoded = DecodedToken.parse(token);
        requireReadable(decoded);
        requireInTime(decoded);
        return new Verified(decoded, key);
    }

    private static JWSObject parse(String token) {
        DecodedToken decoded;
        try {
            decoded = DecodedToken.parse(token);
        } catch (LibsqlctlException e) {
            throw invalid("Reason: " + e.getMessage() + ".");
        }
        Object algorithm = decoded.header().get("alg");
        if (!"EdDSA".equals(algorithm)) {
            throw invalid("Its algorithm is " + algorithm + "; sqld takes EdDSA alone.");
        }
        if (decoded.header().containsKey("crit")) {
            throw invalid("Its header asks for extensions that nobody here knows (crit).");
        }
        try {
            JWSObject signed = JWSObject.parse(token);
            Base64URL signature = signed.getSignature();
            if (!Base64URL.encode(signature.decode()).equals(signature)) {
                throw invalid("Its signature is no unpadded URL-safe base64.");
            }
            return signed;
        } catch (ParseException e) {
            throw invalid("It is no signed token: " + e.getMessage() + ".");
        }
    }

    private static boolean isSigned(JWSObject token, VerificationKey key) {
        try {
            return token.verify(new Ed25519Verifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }

    private String fingerprints() {
        return String.join(", ", keys.stream().map(VerificationKey::fingerprint).toList());
    }

    /** sqld refuses claims of a type that it does not expect. */
    private static void requireReadable(DecodedToken token) {
        if (token.claims().containsKey("aud")) {
            throw new LibsqlctlException(
                    ErrorCode.AUTH_FAILED,
                    "Authentication failed: Authentication failed",
                    "sqld refuses every token that has an audience (aud): make one without.");
        }
        Optional.ofNullable(token.claims().get("exp"))
                .filter(exp -> !(exp instanceof Long))
                .ifPresent(exp -> {
                    throw invalid("Its expiry (exp) is no whole number of seconds.");
                });
        Optional.ofNullable(token.claims().get("a"))
                .filter(level -> !LEVELS.contains(level))
                .ifPresent(level -> {
                    throw invalid("Its access (a) is none of ro, rw and roa.");
                });
        Optional.ofNullable(token.claims().get("id"))
                .filter(id -> !(id instanceof String name) || name.isEmpty())
                .ifPresent(id -> {
                    throw invalid("Its namespace (id) is no name.");
                });
    }

    private void requireInTime(DecodedToken token) {
        Instant now = clock.instant();
        token.expires().filter(end -> !now.isBefore(end)).ifPresent(end -> {
            String leeway = now.isBefore(end.plus(LEEWAY_OF_SQLD))
                    ? " sqld accepts it until " + end.plus(LEEWAY_OF_SQLD) + "."
                    : "";
            throw new LibsqlctlException(
                    ErrorCode.AUTH_JWT_EXPIRED,
                    "Authentication failed: The JWT has expired",
                    "It expired at " + end + "." + leeway + " Make a new one with 'libsqlctl token create'.");
        });
        token.notBefore().filter(now::isBefore).ifPresent(begin -> {
            throw new LibsqlctlException(
                    ErrorCode.AUTH_JWT_IMMATURE,
                    "Authentication failed: The JWT is immature (not valid yet)",
                    "It is meant to be used from " + begin
                            + " on (nbf). sqld 0.24 does not look at that and accepts it.");
        });
    }

    private static LibsqlctlException invalid(String reason) {
        return new LibsqlctlException(ErrorCode.AUTH_JWT_INVALID, "Authentication failed: The JWT is invalid", reason);
    }
}
