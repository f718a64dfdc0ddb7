package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

/** The token that a command looks at. */
final class TokenArgument {
    private static final int LIMIT = 64 * 1024;

    @Parameters(
            paramLabel = "TOKEN",
            description =
                    "The token; - reads it from standard input, which keeps it out of the list of processes and of the shell's history.")
    private String token;

    /** {@return the token, without white space around it} */
    String text(Context context) {
        if (!token.equals("-")) {
            return token.strip();
        }
        try {
            return new String(context.console().in().readNBytes(LIMIT), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "standard input cannot be read: " + e.getMessage(), null, e);
        }
    }
}
