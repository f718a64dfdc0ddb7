package dev.libsqlctl.auth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** An Ed25519 private key (RFC 8032, section 5.1.5) with its public key. Immutable; never shown but by {@link #pem}. */
public final class SigningKey {
    /** Length of the raw key in bytes. */
    static final int LENGTH = 32;

    private final byte[] seed;
    private final VerificationKey publicKey;

    private SigningKey(byte[] seed) {
        this.seed = seed.clone();
        this.publicKey = publicKeyOf(seed);
    }

    /** {@return a new key from the platform's strong random numbers} */
    public static SigningKey generate() {
        byte[] seed = new byte[LENGTH];
        new SecureRandom().nextBytes(seed);
        return new SigningKey(seed);
    }

    /** {@return the key of these 32 bytes} */
    static SigningKey of(byte[] seed) {
        return new SigningKey(seed);
    }

    /** {@return the key that verifies what this one signs} */
    public VerificationKey publicKey() {
        return publicKey;
    }

    /** {@return the secret itself: the key as PrivateKeyInfo (RFC 8410, section 7; PKCS#8) in PEM, with a line end} */
    String pem() {
        return Pem.text(Pem.PRIVATE_KEY, Der.privateKeyInfo(seed));
    }

    /** {@return the signature over these bytes, 64 bytes long} */
    byte[] sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 platform has Ed25519", e);
        }
    }

    /**
     * The JDK makes public keys only together with new private ones, which it takes from the random numbers it is given as they come
     * (RFC 8032, section 5.1.5, step 1): so it is given this key. That it took it is checked.
     */
    private static VerificationKey publicKeyOf(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            java.security.KeyPair pair = generator.generateKeyPair();
            byte[] taken = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            if (!Arrays.equals(taken, seed)) {
                throw new IllegalStateException("this Java platform makes Ed25519 keys in a way of its own");
            }
            return new VerificationKey(Der.rawPublicKey((EdECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 platform has Ed25519", e);
        }
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return "private key of " + publicKey.fingerprint();
    }

    /** Random numbers that are given. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
