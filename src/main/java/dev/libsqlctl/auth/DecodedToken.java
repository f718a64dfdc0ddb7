package dev.libsqlctl.auth;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * What a token says. Nothing here says that it is true: the signature was not looked at.
 *
 * @param header the JOSE header (RFC 7515, section 4)
 * @param claims the claims (RFC 7519, section 4)
 */
public record DecodedToken(Map<String, Object> header, Map<String, Object> claims) {
    private static final int PARTS = 3;

    /**
     * Reads a token in compact form.
     *
     * @param token the token
     * @return what it says
     * @throws LibsqlctlException {@link ErrorCode#TOKEN_MALFORMED} when it is none; the message does not show it
     */
    public static DecodedToken parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            throw malformed("has " + parts.length + " parts, not " + PARTS, null);
        }
        return new DecodedToken(object("header", parts[0]), object("payload", parts[1]));
    }

    private static Map<String, Object> object(String name, String part) {
        byte[] bytes = new Base64URL(part).decode();
        if (part.isEmpty() || !Base64URL.encode(bytes).toString().equals(part)) {
            throw malformed("has a " + name + " that is no unpadded URL-safe base64", null);
        }
        String json = new Base64URL(part).decodeToString();
        if (!json.startsWith("{")) {
            throw malformed("has a " + name + " that is no JSON object", null);
        }
        try {
            return Collections.unmodifiableMap(JSONObjectUtils.parse(json));
        } catch (ParseException e) {
            throw malformed("has a " + name + " that is no JSON object", e);
        }
    }

    private static LibsqlctlException malformed(String problem, Exception cause) {
        return new LibsqlctlException(
                ErrorCode.TOKEN_MALFORMED,
                "the token " + problem,
                "A token is three pieces of base64 with dots between them: copy all of it, without line breaks.",
                cause);
    }

    /** {@return the moment from which on it is refused; empty when it never is, or says so in no whole number of seconds} */
    public Optional<Instant> expires() {
        return instant("exp");
    }

    /** {@return the moment from which on it is meant to be used; empty when it does not say} */
    public Optional<Instant> notBefore() {
        return instant("nbf");
    }

    /** {@return the moment when it was made; empty when it does not say} */
    public Optional<Instant> issued() {
        return instant("iat");
    }

    private Optional<Instant> instant(String claim) {
        try {
            return claims.get(claim) instanceof Long seconds
                    ? Optional.of(Instant.ofEpochSecond(seconds))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
