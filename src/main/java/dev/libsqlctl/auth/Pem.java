package dev.libsqlctl.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of the textual encoding of keys (RFC 7468).
 *
 * @param label what is in it, such as {@code PUBLIC KEY}
 * @param der its content; empty when it is no base64
 */
record Pem(String label, byte[] der) {
    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    /** What every block begins with. */
    static final String BEGIN = "-----BEGIN ";

    private static final int LINE_LENGTH = 64;
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?<label>[A-Z0-9 ]+)-----\\R(?<base64>[^-]*)-----END \\k<label>-----", Pattern.DOTALL);

    /** {@return the blocks of a text, in order; what stands between them is left out} */
    static List<Pem> blocks(String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Pem(matcher.group("label"), decoded(matcher.group("base64"))));
        }
        return blocks;
    }

    /** {@return the text of one block, with a line end} */
    static String text(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return BEGIN + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
