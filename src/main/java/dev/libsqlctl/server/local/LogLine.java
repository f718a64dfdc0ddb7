package dev.libsqlctl.server.local;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a server's log.
 *
 * @param text the line without its end and without terminal escapes
 */
record LogLine(String text) {
    /** ECMA-48: control sequences (CSI), operating system commands (OSC), and the escapes of two bytes. */
    private static final Pattern ESCAPE =
            Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)|[@-Z\\\\^_])");

    static LogLine of(String raw) {
        String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
        return new LogLine(
                line.indexOf('\u001B') < 0 ? line : ESCAPE.matcher(line).replaceAll(""));
    }

    /** {@return when it was written, as sqld puts it at the start of most lines (RFC 3339); empty for the other lines} */
    Optional<Instant> time() {
        int end = text.indexOf(' ');
        String first = end < 0 ? text : text.substring(0, end);
        if (first.length() < "2026-01-01T00:00:00Z".length() || !Character.isDigit(first.charAt(0))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(first));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
