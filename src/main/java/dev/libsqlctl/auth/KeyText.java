package dev.libsqlctl.auth;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Reads keys out of the text of a file, as strictly as sqld reads its key file: what would keep sqld from starting, or make it refuse every
 * token, is refused here with the fix. No message shows a part of the text.
 */
final class KeyText {
    private static final String BARE = "Write the 43 characters of the key alone into it, as generate-jwt does.";

    private KeyText() {}

    /**
     * Reads one raw key, or any number of them in PEM.
     *
     * @throws LibsqlctlException {@link ErrorCode#KEY_INVALID} when there is anything else
     */
    static List<VerificationKey> publicKeys(Path file, String text) {
        if (text.contains(Pem.BEGIN)) {
            return pemKeys(file, text);
        }
        if (KeyFault.RAW.matcher(text).matches()) {
            return List.of(new VerificationKey(raw(file, text)));
        }
        throw invalid(file, KeyFault.ofRaw(text).words(), BARE);
    }

    private static List<VerificationKey> pemKeys(Path file, String text) {
        List<Pem> blocks = Pem.blocks(text);
        if (blocks.isEmpty()) {
            throw invalid(file, "begins a PEM block and does not end it", "Copy the whole file again.");
        }
        List<VerificationKey> keys =
                blocks.stream().map(block -> publicKey(file, block)).toList();
        if (!text.startsWith(Pem.BEGIN)) {
            throw invalid(
                    file,
                    "has something before its first PEM block, which sqld refuses",
                    "Remove everything before the first -----BEGIN.");
        }
        return keys;
    }

    private static VerificationKey publicKey(Path file, Pem block) {
        if (block.label().endsWith(Pem.PRIVATE_KEY)) {
            throw invalid(
                    file,
                    KeyFault.PRIVATE_KEY.words(),
                    "Name the public one (public.pub). If a server could read this file, make a new pair.");
        }
        return Der.publicKey(block.der())
                .map(VerificationKey::new)
                .orElseThrow(() -> invalid(
                        file,
                        "holds a public key of " + Der.kind(block.der()) + " kind, not of Ed25519",
                        "sqld takes Ed25519 keys alone: make a pair with 'libsqlctl generate-jwt'."));
    }

    /**
     * Reads a private key in PEM.
     *
     * @throws LibsqlctlException {@link ErrorCode#KEY_INVALID} when there is anything else
     */
    static SigningKey privateKey(Path file, String text) {
        List<Pem> blocks = Pem.blocks(text);
        if (blocks.isEmpty()) {
            throw invalid(file, privateProblem(text), "Name the private one (private.pem), a PEM file of PKCS#8.");
        }
        Pem block = blocks.get(0);
        if (block.label().equals(Pem.PUBLIC_KEY)) {
            throw invalid(
                    file, "holds a public key, where a private key belongs", "Name the private one (private.pem).");
        }
        if (block.label().startsWith("ENCRYPTED")) {
            throw invalid(
                    file,
                    "holds an encrypted private key",
                    "Decrypt it into another file of mode 0600: openssl pkey -in FILE -out OTHER.");
        }
        return Der.privateKey(block.der())
                .map(SigningKey::of)
                .orElseThrow(() -> invalid(
                        file,
                        "holds a private key of " + Der.kind(block.der()) + " kind, not of Ed25519",
                        "Make a pair with 'libsqlctl generate-jwt'."));
    }

    private static byte[] raw(Path file, String text) {
        byte[] raw = Base64.getUrlDecoder().decode(text);
        // The last character has two bits that belong to no byte; sqld wants them to be zero.
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(raw).equals(text)) {
            throw invalid(file, "is not the canonical text of a key: its last character is wrong", BARE);
        }
        return Arrays.copyOf(raw, VerificationKey.LENGTH);
    }

    private static String privateProblem(String text) {
        return KeyFault.RAW.matcher(text.strip()).matches()
                ? "holds a public key, where a private key belongs"
                : "holds no private key";
    }

    private static LibsqlctlException invalid(Path file, String problem, String hint) {
        return new LibsqlctlException(ErrorCode.KEY_INVALID, file + " " + problem, hint);
    }
}
