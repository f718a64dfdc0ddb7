package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private final List<String> lines = new ArrayList<>();
    private final LogLines splitter = new LogLines(lines::add);

    @Test
    void linesAreCutAtTheirEndsWhateverThePieces() {
        splitter.accept(bytes("one\ntw"));
        splitter.accept(bytes("o\r\n\nthr"));
        assertThat(lines).containsExactly("one", "two", "");

        splitter.accept(bytes("ee"));
        splitter.end();
        splitter.end();

        assertThat(lines).containsExactly("one", "two", "", "three");
    }

    @Test
    void characterInTwoPiecesStaysWhole() {
        byte[] text = bytes("µ\n");

        splitter.accept(new byte[] {text[0]});
        splitter.accept(new byte[] {text[1], text[2]});

        assertThat(lines).containsExactly("µ");
    }

    @Test
    void terminalEscapesAreTakenOut() {
        splitter.accept(bytes("\u001B[2m2026\u001B[0m \u001B[1;32mINFO\u001B[m \u001B]0;title\u0007x\u001BMy\n"));

        assertThat(lines).containsExactly("2026 INFO xy");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
