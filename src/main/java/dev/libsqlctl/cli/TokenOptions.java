package dev.libsqlctl.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that gives a token. */
final class TokenOptions {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The file that holds the token; - for standard input. Without it: LIBSQLCTL_TOKEN or JWT_TOKEN.")
    private String tokenFile;

    /** {@return the file that was given; {@code -} for standard input} */
    Optional<String> file() {
        return Optional.ofNullable(tokenFile);
    }

    /** {@return the token for a server of this machine; empty when none was given} */
    Optional<String> token(Context context) {
        return context.targets().localToken(file());
    }
}
