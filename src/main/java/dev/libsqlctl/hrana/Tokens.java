package dev.libsqlctl.hrana;

/** Tokens that an HTTP header can carry. */
final class Tokens {
    private Tokens() {}

    static String requireSendable(String token) {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("The authentication token is empty");
        }
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                throw new IllegalArgumentException("The authentication token holds a character at position " + (i + 1)
                        + " that no token can have (a space, a line break or a non-ASCII character)");
            }
        }
        return token;
    }
}
