package dev.libsqlctl.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;

/** Verifies with the JDK's own Ed25519 (RFC 8037, section 3.1). */
final class Ed25519Verifier extends BaseJWSProvider implements JWSVerifier {
    private final VerificationKey key;

    Ed25519Verifier(VerificationKey key) {
        super(Set.of(JWSAlgorithm.EdDSA));
        this.key = key;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) {
        return supportedJWSAlgorithms().contains(header.getAlgorithm())
                && key.verifies(signingInput, signature.decode());
    }
}
