package dev.libsqlctl.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Standard output for texts, UTF-8, with lines that end alike on every system. Java's writer tells whether it could be written; this one also tells why not. */
final class AnswerWriter extends PrintWriter {
    private final Watched watched;

    private AnswerWriter(Watched watched) {
        super(new OutputStreamWriter(watched, StandardCharsets.UTF_8), false);
        this.watched = watched;
    }

    static AnswerWriter to(OutputStream out) {
        return new AnswerWriter(new Watched(out));
    }

    /** On Windows too: a script for Bash or a token is the same file there. */
    @Override
    public void println() {
        write('\n');
    }

    /** {@return why it could not be written; empty when it could} */
    Optional<IOException> failure() {
        flush();
        return Optional.ofNullable(watched.failure);
    }

    private static final class Watched extends FilterOutputStream {
        private IOException failure;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
