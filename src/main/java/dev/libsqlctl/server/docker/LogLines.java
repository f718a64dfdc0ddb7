package dev.libsqlctl.server.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Cuts the bytes of one output stream into lines of plain text. */
final class LogLines {
    /** ECMA-48: control sequences (5.4), operating system commands (8.3.89), and the escapes of two bytes (5.3). */
    private static final Pattern ESCAPE =
            Pattern.compile("\\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007\\u001B]*(?:\\u0007|\\u001B\\\\)|[@-Z\\\\^_])");

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
        String whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        lines.accept(ESCAPE.matcher(whole).replaceAll(""));
    }
}
