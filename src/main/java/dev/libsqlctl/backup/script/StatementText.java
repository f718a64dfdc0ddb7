package dev.libsqlctl.backup.script;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The bytes of a statement as SQL text. A text of SQL that is no valid UTF-8 or has a zero byte is written as {@code CAST(X'...' AS TEXT)}, and the word {@code inf} of a server as a number
 * that is as large.
 */
final class StatementText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final char REPLACEMENT = '\ufffd';

    private final DumpErrors errors;
    private final StringBuilder text = new StringBuilder();
    private final byte[] bytes;
    private final long line;
    private final boolean infinities;

    private StatementText(DumpErrors errors, byte[] bytes, long line, boolean infinities) {
        this.errors = errors;
        this.bytes = bytes;
        this.line = line;
        this.infinities = infinities;
    }

    /**
     * {@return the text of some bytes of a statement that was scanned}
     *
     * @param scanner knows what is in the statement
     */
    static String of(byte[] bytes, int from, int to, StatementScanner scanner, DumpErrors errors) {
        if (!scanner.hasZero() && !scanner.hasInfinity()) {
            if (!scanner.hasNonAscii()) {
                return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            }
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            // One replacement is no proof that something was replaced: it may have been there.
            if (text.indexOf(REPLACEMENT) < 0) {
                return text;
            }
        }
        return new StatementText(errors, bytes, scanner.line(), scanner.hasInfinity()).mended(from, to);
    }

    private String mended(int from, int to) {
        int copied = from;
        int i = from;
        while (i < to) {
            byte c = bytes[i];
            if (c == '\'') {
                int end = behindText(i, to);
                copy(copied, i);
                literal(i, end);
                copied = end;
                i = end;
            } else if (infinities && isWordAt(i, from) && StatementScanner.isInfinity(bytes, i, to)) {
                copy(copied, i);
                text.append("9e999");
                i += "inf".length();
                copied = i;
            } else {
                i = behindOther(i, to);
            }
        }
        copy(copied, to);
        return text.toString();
    }

    private boolean isWordAt(int i, int from) {
        return i == from || !ByteLexer.isWordPart(bytes[i - 1]);
    }

    private int behindText(int open, int to) {
        int i = open + 1;
        while (i < to && (bytes[i] != '\'' || i + 1 < to && bytes[i + 1] == '\'')) {
            i += bytes[i] == '\'' ? 2 : 1;
        }
        return Math.min(i + 1, to);
    }

    /** What is between other quotes, or in a comment, is not looked into. */
    private int behindOther(int i, int to) {
        byte c = bytes[i];
        boolean opaque = c == '"' || c == '`' || c == '[' || c == '-' || c == '/';
        if (!opaque) {
            return i + 1;
        }
        ByteLexer lexer = new ByteLexer(bytes, i, to);
        return lexer.from() > i ? lexer.from() : lexer.to();
    }

    private void literal(int from, int to) {
        String decoded = decoded(from, to);
        if (decoded != null && decoded.indexOf('\0') < 0) {
            text.append(decoded);
            return;
        }
        text.append("CAST(X'");
        for (int i = from + 1; i < to - 1; i++) {
            text.append(HEX.toHexDigits(bytes[i]));
            i += bytes[i] == '\'' ? 1 : 0;
        }
        text.append("' AS TEXT)");
    }

    private void copy(int from, int to) {
        String decoded = decoded(from, to);
        if (decoded == null) {
            throw errors.damaged(line, "a statement that is no valid UTF-8 outside of its texts");
        }
        text.append(decoded);
    }

    private String decoded(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
