package dev.libsqlctl.server.docker;

import dev.libsqlctl.server.PlainText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts the bytes of one output stream into lines of plain text. */
final class LogLines {
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LogLines(Consumer<String> lines) {
        this.lines = lines;
    }

    void accept(byte[] bytes) {
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                line.write(bytes, start, at - start);
                emit();
                start = at + 1;
            }
        }
        line.write(bytes, start, bytes.length - start);
    }

    /** Hands over what came after the last line end. */
    void end() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void emit() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(PlainText.of(text));
    }
}
