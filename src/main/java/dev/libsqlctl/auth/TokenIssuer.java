package dev.libsqlctl.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;

/** Makes tokens. */
public final class TokenIssuer {
    /** Byte for byte the header of the Makefile's tokens. */
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}";

    private final SigningKey key;

    /** @param key what the tokens are signed with */
    public TokenIssuer(SigningKey key) {
        this.key = key;
    }

    /** {@return a signed token in compact form (RFC 7515, section 7.1)} */
    public String issue(TokenRequest request) {
        try {
            JWSObject token = new JWSObject(JWSHeader.parse(Base64URL.encode(HEADER)), new Payload(request.claims()));
            token.sign(new Ed25519Signer(key));
            return token.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("a constant header and a fitting key", e);
        }
    }
}
