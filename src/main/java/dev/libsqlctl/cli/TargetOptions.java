package dev.libsqlctl.cli;

import dev.libsqlctl.hrana.Endpoint;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which database is meant, and with which token. */
final class TargetOptions {
    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description = "The database's URL: http, https, ws, wss or libsql (default: http://127.0.0.1:8080).")
    private String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The file that holds the token; - for standard input. Without it: LIBSQLCTL_TOKEN or JWT_TOKEN.")
    private String tokenFile;

    /** {@return the database that is meant} */
    Endpoint endpoint(Context context) {
        return context.targets().resolve(Optional.ofNullable(url), Optional.ofNullable(tokenFile));
    }
}
