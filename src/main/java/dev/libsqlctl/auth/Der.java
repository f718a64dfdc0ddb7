package dev.libsqlctl.auth;

import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The DER encodings of Ed25519 keys (RFC 8410). They have one length and one beginning each, so they are compared with it instead of being
 * taken apart.
 */
final class Der {
    private static final HexFormat HEX = HexFormat.of();

    /** SubjectPublicKeyInfo of id-Ed25519, section 4, up to the 32 bytes of the key. */
    private static final byte[] PUBLIC = HEX.parseHex("302a300506032b6570032100");

    /** PrivateKeyInfo of id-Ed25519, section 7, up to the 32 bytes of the key. */
    private static final byte[] PRIVATE = HEX.parseHex("302e020100300506032b657004220420");

    /** The same from its version on: version 2 carries the public key along after the private one. */
    private static final byte[] PRIVATE_ALGORITHM = HEX.parseHex("300506032b657004220420");

    private static final int VERSION_LENGTH = 5;

    /** What other kinds of keys have in them: their object identifiers. */
    private static final Map<String, String> KINDS = Map.of(
            "06032b656e", "X25519",
            "06032b6571", "Ed448",
            "06092a864886f70d0101", "RSA",
            "06072a8648ce3d0201", "ECDSA");

    private Der() {}

    static byte[] subjectPublicKeyInfo(byte[] raw) {
        return concat(PUBLIC, raw);
    }

    static byte[] privateKeyInfo(byte[] seed) {
        return concat(PRIVATE, seed);
    }

    /** {@return the raw public key; empty when it is no Ed25519 public key} */
    static Optional<byte[]> publicKey(byte[] der) {
        return der.length == PUBLIC.length + VerificationKey.LENGTH && startsWith(der, 0, PUBLIC)
                ? Optional.of(Arrays.copyOfRange(der, PUBLIC.length, der.length))
                : Optional.empty();
    }

    /** {@return the raw private key; empty when it is no Ed25519 private key} */
    static Optional<byte[]> privateKey(byte[] der) {
        int begin = VERSION_LENGTH + PRIVATE_ALGORITHM.length;
        return der.length >= begin + SigningKey.LENGTH && startsWith(der, VERSION_LENGTH, PRIVATE_ALGORITHM)
                ? Optional.of(Arrays.copyOfRange(der, begin, begin + SigningKey.LENGTH))
                : Optional.empty();
    }

    /** {@return what kind of key it is instead, in a word or two} */
    static String kind(byte[] der) {
        String hex = HEX.formatHex(der);
        return KINDS.entrySet().stream()
                .filter(kind -> hex.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("another");
    }

    static byte[] rawPublicKey(EdECPublicKey key) {
        return publicKey(key.getEncoded()).orElseThrow();
    }

    private static boolean startsWith(byte[] der, int offset, byte[] expected) {
        return Arrays.equals(der, offset, offset + expected.length, expected, 0, expected.length);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
