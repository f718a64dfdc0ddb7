package dev.libsqlctl.server.local;

import dev.libsqlctl.server.PlainText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One line of a server's log.
 *
 * @param text the line without its end and without terminal escapes
 */
record LogLine(String text) {
    static LogLine of(String raw) {
        return new LogLine(PlainText.of(raw));
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
