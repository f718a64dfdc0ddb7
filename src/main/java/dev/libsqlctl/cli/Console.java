package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The three standard streams. stdout is the answer, stderr is the talk.
 *
 * @param in standard input
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param terminal which of them are a terminal
 */
record Console(InputStream in, AnswerWriter out, PrintWriter err, Terminal terminal) {
    /**
     * Which streams are a terminal.
     *
     * @param in standard input
     * @param out standard output
     * @param err standard error, and a terminal that understands control sequences
     */
    record Terminal(boolean in, boolean out, boolean err) {
        /** The launcher says which descriptors are a terminal: Java can only tell for all of them together. */
        private static final String PROPERTY = "libsqlctl.terminal";

        static Terminal of(Map<String, String> environment) {
            String descriptors = System.getProperty(PROPERTY, "");
            boolean plain = "dumb".equals(environment.get("TERM"))
                    || !environment.getOrDefault("NO_COLOR", "").isEmpty();
            return new Terminal(
                    descriptors.contains("0"), descriptors.contains("1"), descriptors.contains("2") && !plain);
        }
    }

    /** {@return the streams of this process} */
    static Console ofProcess(Map<String, String> environment) {
        return new Console(
                System.in,
                AnswerWriter.to(new FileOutputStream(FileDescriptor.out)),
                writer(FileDescriptor.err),
                Terminal.of(environment));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /** {@return standard output for bytes; what was written as text has left before} */
    OutputStream binary() {
        out.flush();
        return new FileOutputStream(FileDescriptor.out);
    }

    /**
     * Makes sure that the answer has left: a full disk or a reader that went away is no success.
     *
     * @throws UnreadAnswerException when the reader went away
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR}
     */
    void requireWritten() {
        IOException failure = out.failure().orElse(null);
        if (ClosedPipe.isBehind(failure)) {
            throw new UnreadAnswerException(failure);
        }
        if (failure != null) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "standard output cannot be written: " + failure.getMessage(), null, failure);
        }
    }

    /** Writes one line of talk. */
    void say(String line) {
        err.println(line);
        err.flush();
    }
}
