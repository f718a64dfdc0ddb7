package dev.libsqlctl.auth;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import dev.libsqlctl.file.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's key file holds: the public keys whose tokens it accepts. One key is written in sqld's own form; several, during an
 * overlap, in PEM with a comment that says when the overlap ends. sqld ignores what stands between PEM blocks.
 *
 * @param keys the current key first; at least one
 * @param overlapEnd when the keys after the first are to be retired; empty when nobody said
 */
public record ServerKeys(List<VerificationKey> keys, Optional<Instant> overlapEnd) {
    private static final String OVERLAP = "# libsqlctl: the keys below are to be retired after ";
    private static final Pattern COMMENT = Pattern.compile(Pattern.quote(OVERLAP) + "(\\S+)");

    /** Keeps an own copy of the list. */
    public ServerKeys {
        keys = List.copyOf(keys);
    }

    /** {@return a single key} */
    public static ServerKeys of(VerificationKey key) {
        return new ServerKeys(List.of(key), Optional.empty());
    }

    /**
     * Reads a server's key file.
     *
     * @param file the file
     * @throws LibsqlctlException as {@link KeyFiles#publicKeys}
     */
    public static ServerKeys read(Path file) {
        String text = KeyFiles.text(file, "public");
        Matcher comment = COMMENT.matcher(text);
        return new ServerKeys(
                KeyText.publicKeys(file, text),
                comment.find() ? Optional.of(instant(file, comment.group(1))) : Optional.empty());
    }

    private static Instant instant(Path file, String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new LibsqlctlException(
                    ErrorCode.KEY_INVALID,
                    file + " says in no form of time until when its keys overlap",
                    "Write it like 2026-01-31T12:00:00Z, or remove that line.",
                    e);
        }
    }

    /** {@return the current key} */
    public VerificationKey current() {
        return keys.get(0);
    }

    /** {@return the keys that are to be retired} */
    public List<VerificationKey> old() {
        return keys.subList(1, keys.size());
    }

    /** {@return these keys after a new one, until the end of the overlap} */
    public ServerKeys rotated(VerificationKey newKey, Instant end) {
        List<VerificationKey> all = java.util.stream.Stream.concat(java.util.stream.Stream.of(newKey), keys.stream())
                .toList();
        return new ServerKeys(all, Optional.of(end.truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * Writes a server's key file, which the server's own user must be able to read; replaces what was there.
     *
     * @param file its absolute path
     * @throws IOException when it cannot be written; what was there is there still
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, text().getBytes(StandardCharsets.US_ASCII), Readers.EVERYBODY);
    }

    private String text() {
        if (keys.size() == 1) {
            return current().text();
        }
        StringBuilder text = new StringBuilder(current().pem());
        overlapEnd.ifPresent(end -> text.append(OVERLAP).append(end).append('\n'));
        old().forEach(key -> text.append(key.pem()));
        return text.toString();
    }
}
