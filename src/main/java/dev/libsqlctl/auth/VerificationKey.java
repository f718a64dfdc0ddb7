package dev.libsqlctl.auth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 public key (RFC 8032, section 5.1.5). Immutable; equal to another one of the same bytes. */
public final class VerificationKey {
    /** Length of the raw key in bytes. */
    static final int LENGTH = 32;

    private static final int FINGERPRINT_LENGTH = 12;

    private final byte[] raw;

    VerificationKey(byte[] raw) {
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 public key has " + LENGTH + " bytes, not " + raw.length);
        }
        this.raw = raw.clone();
    }

    /** {@return the raw key in the URL-safe alphabet of RFC 4648, section 5, without padding and without a line end: what sqld reads} */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    /** {@return the key as SubjectPublicKeyInfo (RFC 8410, section 4) in PEM, with a line end} */
    public String pem() {
        return Pem.text(Pem.PUBLIC_KEY, Der.subjectPublicKeyInfo(raw));
    }

    /** {@return a short name of the key that tells it from others, such as {@code SHA256:Yx0b0hVGK2hS}} */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw);
            return "SHA256:" + Base64.getEncoder().encodeToString(digest).substring(0, FINGERPRINT_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@return whether the signature over these bytes was made with the private key of this one} */
    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Der.subjectPublicKeyInfo(raw))));
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (SignatureException e) {
            // No signature at all: of another length, or with numbers out of range.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 platform has Ed25519", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey key && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** {@return the fingerprint} */
    @Override
    public String toString() {
        return fingerprint();
    }
}
