package dev.libsqlctl.auth;

import java.util.regex.Pattern;

/** What is wrong with the text of a file that a server is to read its public keys from. */
public enum KeyFault {
    /** There is nothing in it. */
    EMPTY("is empty"),
    /** There is white space around the key, such as the line end that editors and {@code echo} add. */
    LINE_BREAK("has white space or a line break around the key, which sqld refuses"),
    /** The key ends in {@code =}. */
    PADDED("holds a key with padding ('='), which sqld refuses"),
    /** The key has {@code +} or {@code /} in it. */
    STANDARD_ALPHABET("holds a key in the standard alphabet of base64, not in the URL-safe one"),
    /** It is the wrong half of the pair. */
    PRIVATE_KEY("holds a private key, where a public key belongs"),
    /** Anything else. */
    OTHER("holds no Ed25519 public key");

    static final Pattern RAW = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String words;

    KeyFault(String words) {
        this.words = words;
    }

    /** {@return the fault in words that go behind the name of the file} */
    String words() {
        return words;
    }

    /** {@return what is wrong with a text that is neither one raw key nor keys in PEM} */
    static KeyFault ofRaw(String text) {
        if (text.isBlank()) {
            return EMPTY;
        }
        if (RAW.matcher(text.strip()).matches()) {
            return LINE_BREAK;
        }
        if (text.contains("=")) {
            return PADDED;
        }
        return text.contains("+") || text.contains("/") ? STANDARD_ALPHABET : OTHER;
    }

    /** {@return what is wrong with a text that was refused} */
    static KeyFault of(String text) {
        if (isPrivate(text)) {
            return PRIVATE_KEY;
        }
        return text.contains(Pem.BEGIN) ? OTHER : ofRaw(text);
    }

    /** {@return whether a private key stands in a text} */
    static boolean isPrivate(String text) {
        return Pem.blocks(text).stream().anyMatch(block -> block.label().endsWith(Pem.PRIVATE_KEY));
    }
}
