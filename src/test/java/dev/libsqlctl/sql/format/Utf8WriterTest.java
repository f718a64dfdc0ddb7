package dev.libsqlctl.sql.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8WriterTest {
    private static final String[] PIECES = {"a", "plain text", "é", "日本", "👩‍👩‍👧", "\uD83D", "\uDC69", "\0", ""};

    /** In pieces of any length, which end within its buffer, at its end and within characters. */
    @Test
    void writesTheBytesThatJavaDoes() throws IOException {
        Random random = new Random(5);
        StringBuilder all = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Utf8Writer writer = new Utf8Writer(bytes)) {
            while (all.length() < 1_000_000) {
                String piece = PIECES[random.nextInt(PIECES.length)].repeat(1 + random.nextInt(300));
                all.append(piece);
                if (random.nextBoolean()) {
                    writer.write("<" + piece + ">", 1, piece.length());
                } else {
                    for (char c : piece.toCharArray()) {
                        writer.write(c);
                    }
                }
            }
        }
        byte[] expected = all.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(Arrays.mismatch(bytes.toByteArray(), expected)).isEqualTo(-1);
    }
}
