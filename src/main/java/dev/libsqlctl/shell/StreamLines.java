package dev.libsqlctl.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * The lines of a file or a pipe.
 *
 * @param reader is read in pieces, and not closed
 */
record StreamLines(BufferedReader reader) implements LineSource {
    @Override
    public Optional<String> next(Prompt state) throws IOException {
        return Optional.ofNullable(reader.readLine());
    }
}
