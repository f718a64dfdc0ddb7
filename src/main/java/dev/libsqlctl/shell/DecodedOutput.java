package dev.libsqlctl.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes of UTF-8 as characters, as they come. What is no UTF-8 becomes the sign for that. */
final class DecodedOutput extends OutputStream {
    private static final int BUFFER = 8192;
    private static final int LONGEST_CHARACTER = 4;

    private final Writer out;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer characters = CharBuffer.allocate(BUFFER + LONGEST_CHARACTER);

    DecodedOutput(Writer out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] text, int offset, int length) throws IOException {
        int next = offset;
        while (next < offset + length) {
            int taken = Math.min(bytes.remaining(), offset + length - next);
            bytes.put(text, next, taken);
            next += taken;
            decode(false);
        }
    }

    /** What is left in the bytes is the beginning of a character. */
    private void decode(boolean end) throws IOException {
        bytes.flip();
        decoder.decode(bytes, characters, end);
        bytes.compact();
        characters.flip();
        out.write(characters.array(), 0, characters.limit());
        characters.clear();
    }

    @Override
    public void close() throws IOException {
        decode(true);
        out.close();
    }
}
