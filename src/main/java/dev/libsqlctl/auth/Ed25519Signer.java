package dev.libsqlctl.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;

/** Signs with the JDK's own Ed25519 (RFC 8037, section 3.1); the library's signer would need another library for it. */
final class Ed25519Signer extends BaseJWSProvider implements JWSSigner {
    private final SigningKey key;

    Ed25519Signer(SigningKey key) {
        super(Set.of(JWSAlgorithm.EdDSA));
        this.key = key;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
        if (!supportedJWSAlgorithms().contains(header.getAlgorithm())) {
            throw new JOSEException("An Ed25519 key signs EdDSA, not " + header.getAlgorithm());
        }
        return Base64URL.encode(key.sign(signingInput));
    }
}
